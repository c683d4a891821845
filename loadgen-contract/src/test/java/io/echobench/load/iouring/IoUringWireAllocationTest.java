package io.echobench.load.iouring;

import io.echobench.load.WireAllocationContract;

@WhereIoUringWorks
class IoUringWireAllocationTest extends WireAllocationContract {

    @Override
    protected String wire() {
        return IoUringProvider.ID;
    }
}
