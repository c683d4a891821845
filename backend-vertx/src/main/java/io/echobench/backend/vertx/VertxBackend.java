package io.echobench.backend.vertx;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.KnownGap;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;
import java.util.List;

/** Vert.x with message handlers: each text arrives as a String, each binary message as a Buffer, and goes back as that. */
public final class VertxBackend implements EchoBackend {

    @Override
    public String id() {
        return "vertx";
    }

    @Override
    public String description() {
        return "Vert.x message handlers on its native transport (epoll), else NIO";
    }

    @Override
    public Tier tier() {
        return Tier.MESSAGE;
    }

    @Override
    public List<KnownGap> knownGaps() {
        return Gaps.all();
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return VertxServer.start(config);
    }
}
