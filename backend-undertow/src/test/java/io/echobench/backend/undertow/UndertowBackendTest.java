package io.echobench.backend.undertow;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class UndertowBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new UndertowBackend();
    }
}
