package io.echobench.backend.pythonwebsockets;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class PythonWebsocketsSystemBackendTest extends EchoBackendContract {

    private final EchoBackend backend = new PythonWebsocketsSystemBackend(); // it looks for its Python once

    @Override
    protected EchoBackend backend() {
        return backend;
    }
}
