package io.echobench.backend.reference;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;

/**
 * The calibration server as a backend: close to the least that an echo can cost, until its control path says otherwise.
 */
public final class ReferenceBackend implements EchoBackend {

    @Override
    public String id() {
        return "reference";
    }

    @Override
    public String description() {
        return "the calibration server: java.nio, a selector a thread, frames echoed in place, injectable truth";
    }

    @Override
    public Tier tier() {
        return Tier.RAW;
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return ReferenceServer.start(config, Truth.PLAIN, PortUse.told());
    }
}
