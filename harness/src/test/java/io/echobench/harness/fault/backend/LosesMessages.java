package io.echobench.harness.fault.backend;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;

/** Does not echo every 50th message. */
public final class LosesMessages extends Faulty {

    /** Found with ServiceLoader. */
    public LosesMessages() {
        super("fault-loses-messages");
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return reference(config, "drop 1/50");
    }
}
