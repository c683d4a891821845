package io.echobench.backend.nodews;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class NodeWsBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new NodeWsBackend();
    }
}
