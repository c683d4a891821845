package io.echobench.backend.helidon;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;
import java.util.Set;

final class HelidonRawBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new HelidonRawBackend();
    }

    /** As {@link HelidonEchoServer#close} says. */
    @Override
    protected Set<String> threadsThatItsLibraryLeaves() {
        return Set.of("helidon-idle-connection-timer");
    }
}
