package io.echobench.harness.fault.backend;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import java.io.IOException;

/** Starts a process that neither reads its stdin nor ends by itself, and ends well without it. */
public final class LeavesAChild extends Faulty {

    /** Found with ServiceLoader. */
    public LeavesAChild() {
        super("fault-leaves-a-child");
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        try {
            new ProcessBuilder("sleep", "600").start();
        } catch (IOException e) {
            throw new BackendException("no process to leave behind", e);
        }
        return reference(config);
    }
}
