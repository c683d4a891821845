package io.echobench.load;

import java.io.Serializable;
import java.net.URI;
import java.util.List;

/**
 * All that a load process needs to know.
 *
 * @param targets {@code ws://host:port/path} of each server that a phase loads; the first is the one that is measured
 * @param phases in order
 * @param seed of everything that is drawn
 * @param share which part of the schedule this process sends
 * @param transport how it gets at its sockets
 * @param limits deadlines and sizes
 * @param sources local addresses that connections are spread over; empty: the system's choice
 * @param histogramLog folder and name that the histogram logs start with ({@code trials/03-netty}: a file for each loop,
 *     {@code trials/03-netty.loop0.hlog}), which hold the measured phases; empty: none is written
 */
public record LoadPlan(
        List<URI> targets,
        List<Phase> phases,
        long seed,
        Share share,
        Transport transport,
        Limits limits,
        List<String> sources,
        String histogramLog)
        implements Serializable {

    /** Copies the lists. */
    public LoadPlan {
        targets = List.copyOf(targets);
        phases = List.copyOf(phases);
        sources = List.copyOf(sources);
    }

    /** A plan with one server. */
    public LoadPlan(
            URI target,
            List<Phase> phases,
            long seed,
            Share share,
            Transport transport,
            Limits limits,
            List<String> sources,
            String histogramLog) {
        this(List.of(target), phases, seed, share, transport, limits, sources, histogramLog);
    }

    /** Of the server that is measured. */
    public URI target() {
        return targets.getFirst();
    }

    /**
     * The part of one schedule that a process sends: loops are numbered over all processes, and loop k of n takes messages,
     * sessions and connections k, k + n, k + 2n ...
     *
     * @param firstLoop the number of this process's first loop
     * @param loops how many loops it runs, at least 1
     * @param allLoops how many there are over all processes
     */
    public record Share(int firstLoop, int loops, int allLoops) implements Serializable {

        /** One process with one loop. */
        public static final Share WHOLE = new Share(0, 1, 1);

        /** Checks the numbers. */
        public Share {
            if (firstLoop < 0 || loops < 1 || firstLoop + loops > allLoops) {
                throw new IllegalArgumentException(
                        "loops " + firstLoop + " to " + (firstLoop + loops - 1) + " of " + allLoops);
            }
        }

        /** How many of {@code count} things, numbered from 0, are those of one loop. */
        long of(long count, int loop) {
            return (count - loop + allLoops - 1) / allLoops;
        }
    }

    /**
     * Deadlines, and how much of a server's words is taken. Who passes one of these limits loses the connection and is counted in
     * a class of its own, see {@link ErrorClass}.
     *
     * @param connectNanos how long connect and opening handshake may take together
     * @param answerNanos how long an echo may take, from the time its message was due; then it is censored
     * @param closeNanos how long a closing handshake may take
     * @param maxMessageBytes the largest message that is taken; a connection keeps a buffer of at most that size
     * @param maxHeaderBytes the largest response to an opening handshake that is read
     * @param maxFragments the most frames that a message may come in
     * @param maxUnaskedPerSecond the most pings, pongs and messages that answer nothing on one connection within a second, beside
     *     four for each message that was settled in it
     */
    public record Limits(
            long connectNanos,
            long answerNanos,
            long closeNanos,
            int maxMessageBytes,
            int maxHeaderBytes,
            int maxFragments,
            int maxUnaskedPerSecond)
            implements Serializable {

        /** An echo may be that much longer than it should be and is still compared, and counted as a mismatch. */
        private static final int ROOM_BYTES = 4 << 10;

        private static final int HEADER_BYTES = 16 << 10;
        private static final int FEWEST_FRAGMENTS = 1 << 10;
        private static final int MOST_FRAGMENTS = 1 << 16;
        private static final int UNASKED_PER_SECOND = 1_000;

        /** 10 s, 5 s, 2 s; 16 MiB, where the load is not known. */
        public static final Limits DEFAULT = new Limits(10_000_000_000L, 5_000_000_000L, 2_000_000_000L, 16 << 20);

        /**
         * The usual limits beside the given ones: 16 KiB of header, a frame for each byte of the largest message (at least 1,024 and
         * at most 65,536), and 1,000 unasked frames a second.
         */
        public Limits(long connectNanos, long answerNanos, long closeNanos, int maxMessageBytes) {
            this(
                    connectNanos,
                    answerNanos,
                    closeNanos,
                    maxMessageBytes,
                    HEADER_BYTES,
                    Math.clamp(maxMessageBytes, FEWEST_FRAGMENTS, MOST_FRAGMENTS),
                    UNASKED_PER_SECOND);
        }

        /** The usual limits for a load: its largest message and 4 KiB more is the largest that is taken. */
        public static Limits of(List<Phase> phases) {
            long largest = LargestMessage.bound(phases) + ROOM_BYTES;
            return new Limits(DEFAULT.connectNanos, DEFAULT.answerNanos, DEFAULT.closeNanos, (int)
                    Math.min(Integer.MAX_VALUE - 8, largest));
        }
    }
}
