package io.echobench.benchmarks.ratio;

import io.echobench.harness.UsageException;
import java.util.List;
import java.util.stream.Stream;

/** What the C client reads and writes through. */
public enum CWire {
    /** One wait for many sockets, one read and one write a message. */
    EPOLL("epoll", "C client", "closed"),
    /** One system call for all that is sent in a turn and all that comes; closed loops alone. */
    IO_URING("io-uring", "C client (io-uring)", "closed-io-uring");

    private final String id;
    private final String clientName;
    private final String closedLoop;

    CWire(String id, String clientName, String closedLoop) {
        this.id = id;
        this.clientName = clientName;
        this.closedLoop = closedLoop;
    }

    /** The one with that id. */
    static CWire named(String id) throws UsageException {
        List<String> ids = Stream.of(values()).map(wire -> wire.id).toList();
        return Stream.of(values())
                .filter(wire -> wire.id.equals(id))
                .findFirst()
                .orElseThrow(() -> UsageException.unknown("C client", id, ids));
    }

    /** What a client over it is called. */
    String clientName() {
        return clientName;
    }

    /** The yardstick's mode for a closed loop. */
    String closedLoop() {
        return closedLoop;
    }

    /** Whether a client over it can drive that. */
    boolean drives(Shape shape) {
        return this == EPOLL || shape.load() instanceof Shape.Load.Closed;
    }
}
