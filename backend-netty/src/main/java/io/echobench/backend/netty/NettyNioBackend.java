package io.echobench.backend.netty;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;

/** Netty on the transport that exists everywhere, so that all servers can be compared on equal system calls. */
public final class NettyNioBackend implements EchoBackend {

    @Override
    public String id() {
        return "netty-nio";
    }

    @Override
    public String description() {
        return "Netty on java.nio selectors, the transport that every server can be compared on";
    }

    @Override
    public Tier tier() {
        return Tier.RAW;
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return NettyServer.start(Transport.nio(), config);
    }
}
