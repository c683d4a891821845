package io.echobench.tck;

import io.echobench.api.EchoBackend;
import io.echobench.tck.broken.CorrectBackend;

final class CorrectBackendTest extends EchoBackendContract {
    @Override
    protected EchoBackend backend() {
        return new CorrectBackend();
    }
}
