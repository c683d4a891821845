package io.echobench.backend.vertx;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.http.ServerWebSocket;

/** The echo on one connection, as the manual of Vert.x writes it: message handlers, and no reading ahead of a slow reader. */
final class EchoSocket {

    private final ServerWebSocket socket;

    private EchoSocket(ServerWebSocket socket) {
        this.socket = socket;
    }

    static void serve(ServerWebSocket socket) {
        EchoSocket echo = new EchoSocket(socket);
        socket.textMessageHandler(text -> {
            socket.writeTextMessage(text);
            echo.pauseWhileFull();
        });
        socket.binaryMessageHandler(bytes -> {
            socket.writeBinaryMessage(bytes);
            echo.pauseWhileFull();
        });
        socket.drainHandler(drained -> socket.resume());
        socket.exceptionHandler(echo::fail);
    }

    private void pauseWhileFull() {
        if (!socket.isClosed() && socket.writeQueueFull()) {
            socket.pause();
        }
    }

    /** Vert.x alone would close with 1000 after a violation, and not at all after too long a message. */
    private void fail(Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException violation) {
            close(violation.closeStatus());
        } else if (cause instanceof IllegalStateException && !socket.isClosed()) {
            close(WebSocketCloseStatus.MESSAGE_TOO_BIG);
        } // else the connection is gone
    }

    private void close(WebSocketCloseStatus status) {
        socket.close((short) status.code(), status.reasonText());
    }
}
