package io.echobench.backend.netty;

import io.echobench.api.EchoBackend;
import io.echobench.tck.EchoBackendContract;

final class NettyEpollBackendTest extends EchoBackendContract {

    @Override
    protected EchoBackend backend() {
        return new NettyEpollBackend();
    }
}
