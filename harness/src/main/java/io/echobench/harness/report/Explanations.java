package io.echobench.harness.report;

import io.echobench.load.ErrorClass;
import io.echobench.load.Interval;

/** What our words mean, in a sentence each. */
final class Explanations {

    private Explanations() {}

    /** What an interval is, and whether to quote it. */
    static String of(Interval interval) {
        return switch (interval) {
            case RESPONSE ->
                "Response: from the time the message was due to its echo. Quote this one: it is what a user with a"
                        + " schedule of their own waits, and it holds every wait that a stall causes.";
            case RTT ->
                "RTT: from the time the message was written to its echo. Quote it as the server's own time only where"
                        + " lag is small: a stalled server delays sends too, and RTT does not see that.";
            case LAG ->
                "Lag: from due to written while the socket was writable, the generator's own lateness. Never a server's"
                        + " figure: where it is not far below the response time, the generator was too slow for the question.";
            case BLOCKED ->
                "Blocked: from due to written while the socket was not writable, because the server did not read.";
            case SEND ->
                "Send: the send call alone. The comparison that this project descends from printed it as latency; it"
                        + " ends before the server has seen the message, so do not quote it.";
            case RECEIVE_QUEUE -> "Receive queue: from the poll's return to the echo's turn in the generator.";
            case HANDSHAKE -> "Handshake: from the due arrival of a session to its accepted opening handshake.";
            case SESSION -> "Session: from its due arrival to the end of its closing handshake.";
        };
    }

    /** What an error class counts. */
    static String of(ErrorClass error) {
        return switch (error) {
            case CONNECT -> "no TCP connection: refused, reset, or not within its deadline";
            case HANDSHAKE -> "the opening handshake was refused, malformed or too slow";
            case TIMEOUT -> "no echo within its deadline; it stands at the far end of the latencies";
            case MISMATCH -> "an echo with other bytes, of another kind, or out of order";
            case UNEXPECTED -> "a message that answers nothing";
            case CLOSED -> "the connection ended while the echo was outstanding";
            case PROTOCOL -> "the server broke RFC 6455, or ended within a frame";
            case UNSENT -> "due but never sent; it stands at the far end of the latencies";
            case HEADERS -> "connections ended: the response to the handshake had no end within 16 KiB";
            case OVERSIZE -> "connections ended: a message was longer than the largest that was sent and 4 KiB";
            case FRAGMENTS -> "connections ended: a message came in more fragments than are taken";
            case FLOOD -> "connections ended: more than 1,000 pings, pongs or messages a second that answer nothing";
            case COMPRESSED -> "connections ended: a message was compressed, though no extension was offered";
            case CAPTURE -> "a capture or match of the script did not hold: the session failed";
        };
    }
}
