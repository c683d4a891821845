package io.echobench.load;

/**
 * Where one loop records what happens in one phase, and knows what of it is still open. A second's records go into a slice, which
 * is handed over when the second is past. Hot: one thread; per message a few additions and histogram increments.
 */
final class PhaseRecorder {

    private static final long SECOND = 1_000_000_000;
    private static final int MAX_SAMPLES = 4;
    private static final int MAX_LOG_LINES = 100;

    private final int phase;
    private final int loop;
    private final LoopListener listener;
    private final LoopMeter meter;
    private Slice slice;
    private long beganNanos = Long.MIN_VALUE;
    private long secondEndsNanos = Long.MAX_VALUE;
    private int samples;
    private int logLines;
    private long openMessages;
    private long openSessions;
    private boolean metered;
    private long endedNanos = Long.MIN_VALUE;
    private long allocatedBefore;

    PhaseRecorder(int phase, int loop, LoopListener listener, LoopMeter meter) {
        this.phase = phase;
        this.loop = loop;
        this.listener = listener;
        this.meter = meter;
        slice = listener.emptySlice();
    }

    /** The phase begins; what was recorded before goes into its first second. From now on the loop's figures are its. */
    void begin(long nanos) {
        beganNanos = nanos;
        secondEndsNanos = nanos + SECOND;
        slice.fromNanos = nanos;
        meter.begin(nanos);
        allocatedBefore = AllocatedBytes.ofThisThread();
        metered = true;
    }

    /** Its schedule has ended: the loop's figures after that are not its. */
    void endSchedule() {
        meter.allocatedBytes = AllocatedBytes.ofThisThread() - allocatedBefore;
        takeMeter();
        metered = false;
    }

    /** Its index in the plan. */
    int phase() {
        return phase;
    }

    /** When the present second ends. */
    long secondEndsNanos() {
        return secondEndsNanos;
    }

    /** Whether every message and session that was due has been settled. */
    boolean settled() {
        return openMessages == 0 && openSessions == 0;
    }

    /** Hands the present second over when it is past. */
    void roll(long nowNanos, long openConnections) {
        if (nowNanos < secondEndsNanos) {
            return;
        }
        long allocated = AllocatedBytes.ofThisThread();
        hand(nowNanos, openConnections);
        slice = listener.emptySlice();
        meter.handingOverBytes += AllocatedBytes.ofThisThread() - allocated;
        slice.second = (int) ((nowNanos - beganNanos) / SECOND);
        slice.fromNanos = nowNanos;
        secondEndsNanos = beganNanos + (slice.second + 1) * SECOND;
    }

    /** Its last message was answered or given up; it stays open for what happens when its connections are closed. */
    void ended(long nowNanos) {
        if (endedNanos == Long.MIN_VALUE) {
            endedNanos = nowNanos;
        }
    }

    /** Nothing follows. */
    void finish(long nowNanos, long openConnections) {
        ended(nowNanos);
        slice.last = true;
        slice.endedNanos = endedNanos;
        secondEndsNanos = Long.MAX_VALUE;
        hand(nowNanos, openConnections);
    }

    private void hand(long nowNanos, long openConnections) {
        slice.phase = phase;
        slice.loop = loop;
        slice.toNanos = nowNanos;
        slice.openConnections = openConnections;
        if (metered) {
            takeMeter();
        }
        listener.filled(slice);
    }

    private void takeMeter() {
        slice.meter.add(meter);
        meter.clear();
    }

    /** A message was due. */
    void due(long intendedNanos) {
        openMessages++;
        slice.intended++;
        intended(intendedNanos);
    }

    /** The last time at which something was due, in a loop where nothing else says it. */
    void intended(long nanos) {
        if (slice.firstIntendedNanos == 0) {
            slice.firstIntendedNanos = nanos;
        }
        slice.lastIntendedNanos = Math.max(slice.lastIntendedNanos, nanos);
    }

    /** Messages that the plan asks for and that can never be sent. */
    void dueButUnsent(long messages) {
        slice.intended += messages;
        if (messages > 0) {
            slice.addErrors(ErrorClass.UNSENT, messages);
        }
    }

    /** A message's first byte was written. */
    void sent(long intendedNanos, long writtenNanos, long doneNanos, boolean blocked) {
        slice.sent++;
        record(blocked ? Interval.BLOCKED : Interval.LAG, writtenNanos - intendedNanos);
        record(Interval.SEND, doneNanos - writtenNanos);
    }

    /** A message's exact echo came. */
    void completed(long intendedNanos, long writtenNanos, long receivedNanos) {
        openMessages--;
        slice.completed++;
        record(Interval.RESPONSE, receivedNanos - intendedNanos);
        record(Interval.RTT, receivedNanos - writtenNanos);
    }

    /** Something went wrong; the sentence is kept if it is one of the first. */
    void error(ErrorClass error, String sentence) {
        slice.addErrors(error, 1);
        switch (error) {
            case TIMEOUT, MISMATCH, CLOSED, PROTOCOL, UNSENT -> openMessages--;
            case CONNECT, HANDSHAKE, UNEXPECTED, HEADERS, OVERSIZE, FRAGMENTS, FLOOD, COMPRESSED, CAPTURE -> {}
        }
        sample(sentence);
    }

    /** A connection was ended, and if for passing a limit, that is counted beside what becomes of its messages. */
    void limitPassed(ErrorClass error, String sentence) {
        if (error.isLimit()) {
            error(error, sentence);
        }
    }

    /** Keeps a sentence on what went wrong if it is one of the first. */
    void sample(String sentence) {
        if (samples < MAX_SAMPLES && !slice.samples.contains(sentence)) {
            slice.samples.add(sentence);
            samples++;
        }
    }

    /** A message's echo is not waited for any longer, as the script wants it. */
    void discarded() {
        openMessages--;
        slice.discarded++;
    }

    /** A session logged a line, which is kept if it is one of the first. */
    void logged(String line) {
        slice.logged++;
        if (logLines < MAX_LOG_LINES) {
            slice.log.add(line);
            logLines++;
        }
    }

    /** A session was due, but too many were open. */
    void sessionSkipped() {
        slice.sessionsSkipped++;
    }

    /** A session was due. */
    void session(long dueNanos) {
        openSessions++;
        slice.sessions++;
        intended(dueNanos);
    }

    /** A session has ended, well or not. */
    void sessionEnded(boolean completed) {
        openSessions--;
        connectionsCompleted(completed ? 1 : 0);
    }

    /** A steady connection is wanted. */
    void connectionWanted() {
        slice.sessions++;
    }

    /** A session's, or steady connection's, opening handshake was accepted. */
    void opened() {
        slice.sessionsOpened++;
    }

    /** So many steady connections held to the end. */
    void connectionsCompleted(int connections) {
        slice.sessionsCompleted += connections;
    }

    /** Records a value; negative ones count as 0, longer ones than a histogram holds as the longest. */
    void record(Interval interval, long nanos) {
        slice.histogram(interval).recordValue(Math.max(0, Math.min(nanos, Slice.LONGEST_NANOS)));
    }
}
