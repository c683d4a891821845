package io.echobench.backend.helidon;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;

/**
 * Helidon's frame reader under a connection of our own: what its {@code WsListener} cannot do, its public lower-level API can.
 */
public final class HelidonRawBackend implements EchoBackend {

    /** What ServiceLoader calls; links no class of Helidon. */
    public HelidonRawBackend() {}

    @Override
    public String id() {
        return "helidon-raw";
    }

    @Override
    public String description() {
        return "Helidon WebServer, a virtual thread per connection: its frame reader, frames sent back as they came";
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
        return HelidonEchoServer.start(config, EchoUpgrader::configure);
    }
}
