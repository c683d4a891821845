package io.echobench.load.virtual;

/**
 * All that is to be known about a simulated server and the way to it.
 *
 * @param rttNanos the round trip without any service, half of it each way
 * @param service when answers leave
 * @param rule what they are
 * @param door how connections are received
 * @param notReading when it leaves bytes in its socket
 * @param socketBytes how many bytes may lie between the client's write and the server's read, for each connection
 */
record ServerModel(
        long rttNanos, Service service, Answer.Rule rule, Door.Rule door, Stalls notReading, int socketBytes) {

    /** Answers every message at once; a socket buffer that is never full. */
    static ServerModel ideal(long rttNanos) {
        return new ServerModel(
                rttNanos,
                Service.delay(0),
                (index, arrivalNanos) -> Answer.ECHO,
                index -> Door.OPEN,
                Stalls.NONE,
                Integer.MAX_VALUE);
    }

    ServerModel serving(Service other) {
        return new ServerModel(rttNanos, other, rule, door, notReading, socketBytes);
    }

    ServerModel answering(Answer.Rule other) {
        return new ServerModel(rttNanos, service, other, door, notReading, socketBytes);
    }

    ServerModel receiving(Door.Rule other) {
        return new ServerModel(rttNanos, service, rule, other, notReading, socketBytes);
    }

    ServerModel notReading(Stalls other, int otherSocketBytes) {
        return new ServerModel(rttNanos, service, rule, door, other, otherSocketBytes);
    }
}
