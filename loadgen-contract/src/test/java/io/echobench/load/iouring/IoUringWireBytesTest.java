package io.echobench.load.iouring;

import io.echobench.load.WireBytesContract;

@WhereIoUringWorks
class IoUringWireBytesTest extends WireBytesContract {

    @Override
    protected String wire() {
        return IoUringProvider.ID;
    }
}
