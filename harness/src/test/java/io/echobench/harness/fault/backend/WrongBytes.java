package io.echobench.harness.fault.backend;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;

/** Flips a bit in every 50th echo. */
public final class WrongBytes extends Faulty {

    /** Found with ServiceLoader. */
    public WrongBytes() {
        super("fault-wrong-bytes");
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return reference(config, "corrupt 1/50");
    }
}
