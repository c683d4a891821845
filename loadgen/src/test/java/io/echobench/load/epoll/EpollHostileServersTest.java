package io.echobench.load.epoll;

import io.echobench.load.hostile.HostileServersTest;

@WhereEpollWorks
class EpollHostileServersTest extends HostileServersTest {

    @Override
    protected String wire() {
        return EpollProvider.ID;
    }
}
