package io.echobench.backend.helidon;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class HelidonRawBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new HelidonRawBackend();
    }
}
