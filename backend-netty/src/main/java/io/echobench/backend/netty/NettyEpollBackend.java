package io.echobench.backend.netty;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;

/** Netty on Linux epoll, whether or not something better is there. */
public final class NettyEpollBackend implements EchoBackend {

    @Override
    public String id() {
        return "netty-epoll";
    }

    @Override
    public String description() {
        return "Netty on Linux epoll";
    }

    @Override
    public Tier tier() {
        return Tier.RAW;
    }

    @Override
    public boolean inDefaultRun() {
        return false;
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return NettyServer.start(Transport.epoll(), config);
    }
}
