package io.echobench.backend.bun;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class BunBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new BunBackend();
    }
}
