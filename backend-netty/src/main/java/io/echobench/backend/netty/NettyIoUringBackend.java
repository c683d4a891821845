package io.echobench.backend.netty;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;

/** Netty on Linux io_uring, or not at all. */
public final class NettyIoUringBackend implements EchoBackend {

    @Override
    public String id() {
        return "netty-io-uring";
    }

    @Override
    public String description() {
        return "Netty on Linux io_uring";
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
        return NettyServer.start(Transport.ioUring(), config);
    }
}
