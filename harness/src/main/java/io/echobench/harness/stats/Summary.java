package io.echobench.harness.stats;

import io.echobench.harness.result.LoadPoint;
import io.echobench.harness.result.RunRecord.Backend;
import io.echobench.load.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of the table, one row for each backend in the order of the catalog. Rows are not ranked: under a fixed open loop
 * RPS is an input. Where a run has a ladder, its slices are not among the figures of the open loop, and the phases in which the server beside
 * was loaded are in no row.
 *
 * @param heading what all rows have in common
 * @param ranked what a run that ranks says before its rows
 */
public record Summary(Heading heading, List<Row> rows, Optional<RankedSummary> ranked) {

    /** Copies the list. */
    public Summary {
        rows = List.copyOf(rows);
    }

    /**
     * What all rows have in common.
     *
     * @param profile {@code 1-CPU profile} ...
     * @param polling {@code spin} or {@code block}
     * @param client what opened the load process's sockets; empty in runs of before it could be chosen
     * @param rounds planned
     * @param finishedTrials of {@code plannedTrials}
     * @param profiled what must be said of figures that a profiler was beside; absent where none was
     */
    public record Heading(
            String script,
            String profile,
            String polling,
            Optional<String> client,
            int rounds,
            long seed,
            String jdk,
            String started,
            String echobench,
            int finishedTrials,
            int plannedTrials,
            Optional<String> profiled) {}

    /** What became of a backend. */
    public enum Status {
        /** Every planned round ran to its end. */
        MEASURED,
        /** Rounds are missing, none of them failed: an unfinished run. */
        UNFINISHED,
        /** Some rounds failed; the figures are those of the others. */
        PARTLY_FAILED,
        /** No round ran to its end. */
        FAILED,
        /** It cannot run here. */
        SKIPPED
    }

    /**
     * A backend.
     *
     * @param reason why it is not measured in full; empty when it is
     * @param rounds how many ran to their end
     * @param marks how many of these rounds bear each mark
     * @param errors of all measured phases, summed over rounds, by class; only classes that occurred
     * @param beside what is no error, summed over rounds: {@code skipped} sessions, {@code discarded} echoes, {@code logged} lines
     * @param samples a few sentences on what went wrong first, of every phase and round; empty when nothing did
     * @param open the phases with a given rate, of messages or of sessions
     * @param closed the phases with a given number of messages in flight
     * @param rssBytes the server's largest of each round
     * @param clientUtilisation share of time that the load loops were busy in the open loop
     * @param phases each phase by itself
     */
    public record Row(
            Backend backend,
            Status status,
            String reason,
            int rounds,
            Map<String, Integer> marks,
            Map<String, Long> errors,
            Map<String, Long> beside,
            List<String> samples,
            Optional<Open> open,
            Optional<Closed> closed,
            Optional<Spread> rssBytes,
            Optional<Spread> clientUtilisation,
            List<PhaseRow> phases) {

        /** Errors of all classes, over all rounds. */
        public long allErrors() {
            return errors.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * The open loop.
     *
     * @param seconds from the first message's due time to the last completion; pauses of the script count, closed loops do not
     * @param requests echoes completed in a round
     * @param perSecond requests over seconds
     * @param offeredShare sent over intended, 1 when the generator kept its schedule
     * @param latencies each interval over all phases and rounds; always with {@link Interval#RESPONSE} if anything was due
     * @param cpuNanosPerMessage of the server, phases weighted by their echoes
     */
    public record Open(
            Spread seconds,
            Spread requests,
            Spread perSecond,
            Optional<Spread> offeredShare,
            Map<Interval, LatencySummary> latencies,
            Optional<Spread> cpuNanosPerMessage) {

        /** An interval over all phases and rounds, if it was recorded. */
        public Optional<LatencySummary> latency(Interval interval) {
            return Optional.ofNullable(latencies.get(interval));
        }
    }

    /**
     * The closed loop.
     *
     * @param clientLimited whether the generator was busy for more than 85 % of a round: the figure is a lower bound of what the
     *     server can do
     */
    public record Closed(Spread perSecond, boolean clientLimited, Optional<Spread> cpuNanosPerMessage) {}

    /** One phase over all rounds; errors are summed, all else is a figure of a round. */
    public record PhaseRow(
            String name,
            LoadPoint load,
            Spread intended,
            Spread completed,
            Spread perSecond,
            Optional<Spread> offeredShare,
            Map<String, Long> errors,
            Map<Interval, LatencySummary> latencies,
            Optional<Spread> cpuNanosPerMessage,
            Optional<Spread> rssBytes,
            Spread clientUtilisation) {

        /** An interval over all rounds, if it was recorded. */
        public Optional<LatencySummary> latency(Interval interval) {
            return Optional.ofNullable(latencies.get(interval));
        }
    }
}
