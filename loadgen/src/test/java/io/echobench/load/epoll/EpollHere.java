package io.echobench.load.epoll;

/** Whether this JVM and this kernel have what it takes. */
final class EpollHere {

    private EpollHere() {}

    static boolean works() {
        return new EpollProvider().obstacle(Runtime.version().feature()).isEmpty();
    }
}
