package io.echobench.backend.pythonwebsockets;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class PythonWebsocketsBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new PythonWebsocketsBackend();
    }
}
