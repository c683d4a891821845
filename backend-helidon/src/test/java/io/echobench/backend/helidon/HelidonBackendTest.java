package io.echobench.backend.helidon;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;
import java.util.Set;

final class HelidonBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new HelidonBackend();
    }

    /** As {@link HelidonEchoServer#close} says. */
    @Override
    protected Set<String> threadsThatItsLibraryLeaves() {
        return Set.of("helidon-idle-connection-timer");
    }
}
