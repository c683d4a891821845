package io.echobench.load.epoll;

import io.echobench.load.WireBytesContract;

@WhereEpollWorks
class EpollWireBytesTest extends WireBytesContract {

    @Override
    protected String wire() {
        return EpollProvider.ID;
    }
}
