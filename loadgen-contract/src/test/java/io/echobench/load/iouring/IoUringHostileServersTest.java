package io.echobench.load.iouring;

import io.echobench.load.hostile.HostileServersTest;

@WhereIoUringWorks
class IoUringHostileServersTest extends HostileServersTest {

    @Override
    protected String wire() {
        return IoUringProvider.ID;
    }
}
