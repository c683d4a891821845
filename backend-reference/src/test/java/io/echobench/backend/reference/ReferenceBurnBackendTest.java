package io.echobench.backend.reference;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class ReferenceBurnBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new ReferenceBurnBackend();
    }
}
