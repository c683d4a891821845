package io.echobench.load.virtual;

import java.util.List;

/**
 * All that is to be known about a simulated server and the way to it.
 *
 * @param rttNanos the round trip without any service, half of it each way
 * @param service when answers leave
 * @param rule what they are
 * @param door how connections are received
 * @param notReading when it leaves bytes in its socket
 * @param socketBytes how many bytes may lie between the client's write and the server's read, for each connection
 * @param whims what it does unasked
 */
record ServerModel(
        long rttNanos,
        Service service,
        Answer.Rule rule,
        Door.Rule door,
        Stalls notReading,
        int socketBytes,
        List<Whim> whims) {

    /** Copies the list. */
    ServerModel {
        whims = List.copyOf(whims);
    }

    /** Answers every message at once; a socket buffer that is never full. */
    static ServerModel ideal(long rttNanos) {
        return new ServerModel(
                rttNanos,
                Service.delay(0),
                (index, arrivalNanos) -> Answer.ECHO,
                index -> Door.OPEN,
                Stalls.NONE,
                Integer.MAX_VALUE,
                List.of());
    }

    ServerModel serving(Service other) {
        return new ServerModel(rttNanos, other, rule, door, notReading, socketBytes, whims);
    }

    ServerModel answering(Answer.Rule other) {
        return new ServerModel(rttNanos, service, other, door, notReading, socketBytes, whims);
    }

    ServerModel receiving(Door.Rule other) {
        return new ServerModel(rttNanos, service, rule, other, notReading, socketBytes, whims);
    }

    ServerModel notReading(Stalls other, int otherSocketBytes) {
        return new ServerModel(rttNanos, service, rule, door, other, otherSocketBytes, whims);
    }

    ServerModel having(Whim... others) {
        return new ServerModel(rttNanos, service, rule, door, notReading, socketBytes, List.of(others));
    }
}
