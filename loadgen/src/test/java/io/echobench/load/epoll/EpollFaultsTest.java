package io.echobench.load.epoll;

import io.echobench.load.FaultsTest;

@WhereEpollWorks
class EpollFaultsTest extends FaultsTest {

    @Override
    protected String wire() {
        return EpollProvider.ID;
    }
}
