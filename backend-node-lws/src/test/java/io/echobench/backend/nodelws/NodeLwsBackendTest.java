package io.echobench.backend.nodelws;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class NodeLwsBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new NodeLwsBackend();
    }
}
