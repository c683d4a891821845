package io.echobench.load.iouring;

/** Whether this JVM and this kernel have io_uring. */
final class IoUringHere {

    private IoUringHere() {}

    static boolean works() {
        return new IoUringProvider().obstacle(Runtime.version().feature()).isEmpty();
    }
}
