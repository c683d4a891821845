package io.echobench.load.virtual;

/**
 * All that is to be known about a simulated server and the way to it.
 *
 * @param rttNanos the round trip without any service, half of it each way
 * @param service when answers leave
 * @param rule what they are
 * @param notReading when it leaves bytes in its socket
 * @param socketBytes how many bytes may lie between the client's write and the server's read, for each connection
 */
record ServerModel(long rttNanos, Service service, Answer.Rule rule, Stalls notReading, int socketBytes) {

    /** Answers every message at once; a socket buffer that is never full. */
    static ServerModel ideal(long rttNanos) {
        return new ServerModel(
                rttNanos, Service.delay(0), (index, arrivalNanos) -> Answer.ECHO, Stalls.NONE, Integer.MAX_VALUE);
    }

    ServerModel serving(Service other) {
        return new ServerModel(rttNanos, other, rule, notReading, socketBytes);
    }

    ServerModel answering(Answer.Rule other) {
        return new ServerModel(rttNanos, service, other, notReading, socketBytes);
    }

    ServerModel notReading(Stalls other, int otherSocketBytes) {
        return new ServerModel(rttNanos, service, rule, other, otherSocketBytes);
    }
}
