package io.echobench.load.iouring;

import io.echobench.load.FaultsTest;

@WhereIoUringWorks
class IoUringFaultsTest extends FaultsTest {

    @Override
    protected String wire() {
        return IoUringProvider.ID;
    }
}
