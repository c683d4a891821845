package io.echobench.load.epoll;

import io.echobench.load.WireContract;

@WhereEpollWorks
class EpollWireTest extends WireContract {

    @Override
    protected String wire() {
        return EpollProvider.ID;
    }
}
