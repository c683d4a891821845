package io.echobench.benchmarks.yardstick;

import java.net.URI;

/** A running echo server that a client drives; ends when it is closed, or with this process. */
public interface EchoProcess extends AutoCloseable {

    /** What a client asks for, on 127.0.0.1. */
    URI endpoint();

    /** Its process, whose CPU is read. */
    ProcessHandle handle();

    /** Where it listens. */
    default int port() {
        return endpoint().getPort();
    }

    @Override
    void close();
}
