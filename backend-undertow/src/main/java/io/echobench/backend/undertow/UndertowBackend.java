package io.echobench.backend.undertow;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;

/** Undertow on XNIO's NIO event loops, echoing whole messages. The package says what is tuned and why. */
public final class UndertowBackend implements EchoBackend {

    /** What ServiceLoader calls; links no class of Undertow. */
    public UndertowBackend() {}

    @Override
    public String id() {
        return "undertow";
    }

    @Override
    public String description() {
        return "Undertow on XNIO's NIO event loops: whole messages, sent back asynchronously from the I/O thread";
    }

    @Override
    public Tier tier() {
        return Tier.MESSAGE;
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return UndertowEchoServer.start(config);
    }
}
