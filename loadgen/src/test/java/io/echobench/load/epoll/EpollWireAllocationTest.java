package io.echobench.load.epoll;

import io.echobench.load.WireAllocationContract;

@WhereEpollWorks
class EpollWireAllocationTest extends WireAllocationContract {

    @Override
    protected String wire() {
        return EpollProvider.ID;
    }
}
