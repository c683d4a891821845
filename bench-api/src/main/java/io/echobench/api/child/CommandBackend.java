package io.echobench.api.child;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoBackend;
import io.echobench.api.ServerConfig;
import java.util.List;

/** A backend whose server is a program in any language that keeps the child contract. */
public interface CommandBackend extends EchoBackend {

    /**
     * The program and its own arguments, without the flags of the contract. No shell takes part.
     *
     * <p>It is cheap enough to be asked for by {@code list}, and installs nothing.
     *
     * @throws BackendUnavailableException when the program or something it needs is not on this machine
     * @throws BackendException when the server's program cannot be put where it is started from
     */
    List<String> command() throws BackendException;

    @Override
    default ChildServer start(ServerConfig config) throws BackendException {
        return ChildServer.start(ChildCommand.of(command(), config));
    }
}
