package io.echobench.backend.vertx;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.util.concurrent.CompletableFuture;

/** One event loop's share of the server: instances that listen on the same port share its connections. */
final class EchoVerticle extends VerticleBase {

    /** Where the echo lives. */
    static final String PATH = "/echo";

    private static final int NOT_FOUND = 404;
    private static final int UPGRADE_REQUIRED = 426;

    private final HttpServerOptions options;
    private final CompletableFuture<Integer> port;

    /** @param port completed with the port once this instance listens; the first of several to listen completes it */
    EchoVerticle(HttpServerOptions options, CompletableFuture<Integer> port) {
        this.options = options;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(options)
                .webSocketHandshakeHandler(EchoVerticle::answer)
                .webSocketHandler(EchoSocket::serve)
                .requestHandler(EchoVerticle::refuse)
                .listen()
                .map(HttpServer::actualPort)
                .onSuccess(port::complete);
    }

    private static void answer(ServerWebSocketHandshake handshake) {
        if (handshake.path().equals(PATH)) {
            handshake.accept();
        } else {
            handshake.reject(NOT_FOUND);
        }
    }

    private static void refuse(HttpServerRequest request) {
        int status = PATH.equals(request.path()) ? UPGRADE_REQUIRED : NOT_FOUND;
        request.response().setStatusCode(status).end();
    }
}
