package io.echobench.backend.netty;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class NettyIoUringBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new NettyIoUringBackend();
    }
}
