package io.echobench.load.iouring;

import io.echobench.load.LoadMainTest;

@WhereIoUringWorks
class IoUringLoadMainTest extends LoadMainTest {

    @Override
    protected String wire() {
        return IoUringProvider.ID;
    }
}
