package io.echobench.benchmarks.ratio;

/**
 * What one side did in its measured window. CPU is the processes' run time in nanoseconds, never ticks.
 *
 * @param messages answered rightly, or sessions completed; greater than 0
 * @param elapsedNanos from the first send to the last echo
 * @param clientNanos CPU of the client's process, all its threads
 * @param serverNanos likewise of the server
 * @param rttP50Nanos round trip, written to received; of sessions: their whole length; likewise the 99th percentile
 */
public record Window(
        long messages, long elapsedNanos, long clientNanos, long serverNanos, long rttP50Nanos, long rttP99Nanos) {

    /** The client's CPU for a message, in microseconds. */
    public double clientMicros() {
        return clientNanos / 1e3 / messages;
    }

    /** The server's CPU for a message, in microseconds. */
    public double serverMicros() {
        return serverNanos / 1e3 / messages;
    }

    /** The client's CPU over the server's. */
    public double clientOverServer() {
        return (double) clientNanos / serverNanos;
    }

    /** The client's share of one CPU. */
    public double clientBusy() {
        return (double) clientNanos / elapsedNanos;
    }

    /** Messages, or sessions, a second. */
    public double perSecond() {
        return messages * 1e9 / elapsedNanos;
    }
}
