package io.echobench.backend.netty;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class NettyBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new NettyBackend();
    }
}
