package io.echobench.load.epoll;

import io.echobench.load.LoadMainTest;

@WhereEpollWorks
class EpollLoadMainTest extends LoadMainTest {

    @Override
    protected String wire() {
        return EpollProvider.ID;
    }
}
