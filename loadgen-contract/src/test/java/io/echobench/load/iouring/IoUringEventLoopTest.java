package io.echobench.load.iouring;

import io.echobench.load.EventLoopTest;

@WhereIoUringWorks
class IoUringEventLoopTest extends EventLoopTest {

    @Override
    protected String wire() {
        return IoUringProvider.ID;
    }
}
