package io.echobench.backend.vertx;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class VertxBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new VertxBackend();
    }
}
