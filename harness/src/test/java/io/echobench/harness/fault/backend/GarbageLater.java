package io.echobench.harness.fault.backend;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import java.util.concurrent.locks.LockSupport;

/** Prints to stdout in a trial, once it is ready, so that its next answer is not one. */
public final class GarbageLater extends Faulty {

    /** Found with ServiceLoader. */
    public GarbageLater() {
        super("fault-garbage-later");
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        EchoServer server = reference(config);
        if (isTrial()) {
            Thread.ofPlatform().daemon().start(() -> {
                LockSupport.parkNanos(300_000_000); // the ready line first
                printToContract("GET /echo 101");
            });
        }
        return server;
    }
}
