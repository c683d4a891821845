package io.echobench.backend.netty;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;

/** Netty as its users deploy it: on {@link Transport#best() the best transport} that this machine offers. */
public final class NettyBackend implements EchoBackend {

    @Override
    public String id() {
        return "netty";
    }

    @Override
    public String description() {
        return "Netty on the best transport of this machine: io_uring, else epoll, else NIO";
    }

    @Override
    public Tier tier() {
        return Tier.RAW;
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return NettyServer.start(Transport.best(), config);
    }
}
