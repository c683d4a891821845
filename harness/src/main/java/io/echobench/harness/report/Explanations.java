package io.echobench.harness.report;

import io.echobench.load.ErrorClass;
import io.echobench.load.Interval;
import java.util.List;

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

    /** How the graphs of a profiler are read. */
    static List<String> ofProfiles(String profiler) {
        return List.of(
                "Each graph is of the samples of CPU time that a process used from the first measured phase of a trial to the end of"
                        + " its last, of all trials together: boot and warm-up are not in it. A bar is a function, as wide as"
                        + " its share of the samples; what it called stands on top of it. From left to right is no order in time.",
                profiler.equals("async")
                        ? "Native code and, where the machine permits it, the kernel have frames of their own; so have the JVM's"
                                + " compilers and collector."
                        : "Native code and the kernel have no frames of their own: their time is that of the Java method that"
                                + " called them. The JVM's compilers and collector are not seen.",
                "A load process that spins is always busy: the share of its polls is what it had to spare.",
                "Click a bar to zoom, 0 zooms out, Ctrl+F in the graph searches, the (i) tells the colours. The recordings are"
                        + " trials/*.jfr, for JDK Mission Control or the JDK's jfr; trials/*.collapsed has the same stacks as text.");
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
