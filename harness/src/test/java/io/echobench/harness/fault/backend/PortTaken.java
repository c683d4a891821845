package io.echobench.harness.fault.backend;

import io.echobench.api.BackendException;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Binds a port that is taken. */
public final class PortTaken extends Faulty {

    /** Found with ServiceLoader. */
    public PortTaken() {
        super("fault-port-taken");
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(config.host()))) {
            return reference(ServerConfig.builder()
                    .host(config.host())
                    .port(other.getLocalPort())
                    .ioThreads(config.ioThreads())
                    .build());
        } catch (IOException e) {
            throw new BackendException("no port to take", e);
        }
    }
}
