package io.echobench.load.epoll;

import io.echobench.load.EventLoopTest;

@WhereEpollWorks
class EpollEventLoopTest extends EventLoopTest {

    @Override
    protected String wire() {
        return EpollProvider.ID;
    }
}
