package io.echobench.load.iouring;

import io.echobench.load.WireContract;

@WhereIoUringWorks
class IoUringWireTest extends WireContract {

    @Override
    protected String wire() {
        return IoUringProvider.ID;
    }
}
