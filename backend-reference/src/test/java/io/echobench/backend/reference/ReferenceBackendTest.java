package io.echobench.backend.reference;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class ReferenceBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new ReferenceBackend();
    }
}
