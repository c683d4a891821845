package io.echobench.harness.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code run.json}: everything about a run but its trials. Paths in it are written as {@code $JAVA_HOME}, {@code ~} or relative.
 *
 * @param schema version of this shape
 * @param echobench version and git state: {@code 0.1.0-SNAPSHOT (1a2b3c4, clean)}
 * @param started ISO-8601 instant
 * @param commandLine the arguments, so that the run can be repeated
 * @param script name, text and SHA-256
 * @param seed of order and schedules
 * @param rounds planned
 * @param settings what was asked for and what resulted
 * @param environment kernel, CPU, JDK, limits ...: name to value, in order of printing
 * @param backends one for each row, in order of the catalog
 * @param plannedTrials how many trials the plan has
 * @param ranked how the run ranks; absent for one that does not
 * @param resumed ISO-8601 instants at which a run that had been cut short was gone on with; older records have none
 */
public record RunRecord(
        int schema,
        String echobench,
        String started,
        List<String> commandLine,
        Script script,
        long seed,
        int rounds,
        Settings settings,
        Map<String, String> environment,
        List<Backend> backends,
        int plannedTrials,
        Optional<Ranked> ranked,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> resumed) {

    /** The same run with other rows. */
    public RunRecord withBackends(List<Backend> rows) {
        return with(environment, rows, ranked, resumed);
    }

    /** The same run, gone on with at that time as well. */
    public RunRecord resumedAt(Instant now) {
        List<String> times =
                Stream.concat(resumed.stream(), Stream.of(now.toString())).toList();
        return with(environment, backends, ranked, times);
    }

    /** The same run, with what the machine told at its end. */
    public RunRecord withEnvironment(Map<String, String> facts) {
        return with(facts, backends, ranked, resumed);
    }

    /** The same run with other settings. */
    public RunRecord withSettings(Settings other) {
        return new RunRecord(
                schema,
                echobench,
                started,
                commandLine,
                script,
                seed,
                rounds,
                other,
                environment,
                backends,
                plannedTrials,
                ranked,
                resumed);
    }

    /** The same run, with how it ranks. */
    public RunRecord withRanked(Ranked now) {
        return with(environment, backends, Optional.of(now), resumed);
    }

    /** All that may change after a run has begun. */
    private RunRecord with(
            Map<String, String> facts, List<Backend> rows, Optional<Ranked> ranking, List<String> times) {
        return new RunRecord(
                schema,
                echobench,
                started,
                commandLine,
                script,
                seed,
                rounds,
                settings,
                facts,
                rows,
                plannedTrials,
                ranking,
                times);
    }

    /** The version written now. */
    public static final int SCHEMA = 1;

    /**
     * How a run ranks; all of it was set before its first round but {@code stoppedAfter}.
     *
     * @param anchor id of the server beside each: {@code reference}
     * @param rates messages a second of the ladder's rungs, ascending
     * @param primaryRates the rungs whose cost factors rank, by their geometric mean; some of {@code rates}, ascending
     * @param tooFast those that the script names too, and that this machine is too slow for; found by the measurement before the first round
     * @param twin row of the A/A control: {@code anchor} under another name
     * @param burning row of the positive control: {@code anchor} with a burn
     * @param burnNanos CPU that the positive control burns on each message: twice what the table was expected to resolve. Found by a
     *     measurement before the first round; absent until then
     * @param expectedDifference what the table was expected to resolve when the burn was set, as a share
     * @param halfWidth that every interval must reach, as a share; absent where the number of rounds is fixed
     * @param stoppedAfter rounds, where the number is not fixed and the run has come to its end
     */
    public record Ranked(
            String anchor,
            List<Double> rates,
            List<Double> primaryRates,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<TooFast> tooFast,
            String twin,
            String burning,
            Optional<Long> burnNanos,
            double expectedDifference,
            Optional<Double> halfWidth,
            Optional<Integer> stoppedAfter) {

        /** Copies the lists. */
        public Ranked {
            rates = List.copyOf(rates);
            primaryRates = List.copyOf(primaryRates);
            tooFast = List.copyOf(tooFast);
        }

        /** The same with the burn of the positive control. */
        public Ranked burning(long nanos) {
            return with(Optional.of(nanos), expectedDifference, stoppedAfter);
        }

        /**
         * The same by those of the primary rates alone that this machine is not too slow for. The factors of single rates scatter nearly
         * independently (decision 0011), so a mean of fewer is expected to resolve less by the root of the ratio.
         */
        public Ranked without(List<TooFast> rates) {
            List<Double> left = primaryRates.stream()
                    .filter(rate -> rates.stream().noneMatch(each -> each.rate() == rate))
                    .toList();
            List<TooFast> all = Stream.concat(tooFast.stream(), rates.stream()).toList();
            return new Ranked(
                    anchor,
                    this.rates,
                    left,
                    all,
                    twin,
                    burning,
                    burnNanos,
                    expectedDifference * Math.sqrt((double) primaryRates.size() / left.size()),
                    halfWidth,
                    stoppedAfter);
        }

        /** The same with what the table is expected to resolve. */
        public Ranked expecting(double difference) {
            return with(burnNanos, difference, stoppedAfter);
        }

        /** The same, come to its end after so many rounds. */
        public Ranked stopped(int rounds) {
            return with(burnNanos, expectedDifference, Optional.of(rounds));
        }

        /** All that is found out later than the rest. */
        private Ranked with(Optional<Long> burn, double difference, Optional<Integer> end) {
            return new Ranked(anchor, rates, primaryRates, tooFast, twin, burning, burn, difference, halfWidth, end);
        }
    }

    /**
     * A rate that was to rank and does not.
     *
     * @param rate messages a second
     * @param why in words: {@code the generator is busy 84 % of the time (at most 70 %)}
     */
    public record TooFast(double rate, String why) {}

    /** How many rounds the run has in the end: those that were planned, or fewer where it stopped by what it had learnt. */
    public int finalRounds() {
        return ranked.flatMap(Ranked::stoppedAfter).orElse(rounds);
    }

    /** The script as it was run. */
    public record Script(String name, String sha256, String text) {}

    /**
     * How processes were placed and started.
     *
     * @param serverCpus as {@code taskset} takes them; empty: not pinned
     * @param clientCpus likewise
     * @param profile the table's heading: {@code 1-CPU profile}, {@code shared CPUs} ...
     * @param polling {@code spin} or {@code block}
     * @param client what opened the load process's sockets: {@code nio}, {@code epoll} or {@code io-uring}; absent in older records, of which all are {@code nio}
     * @param clientCheck what was measured to choose it, or why nothing was; absent where the client was asked for
     * @param ioThreads event loops of each server
     * @param loops event loops of the load process
     * @param maxMessageBytes limit of each server
     * @param jdk {@code Temurin-25.0.3+9}: of servers and load process
     * @param serverJvmFlags of every JVM server, alike
     * @param clientJvmFlags of the load process
     * @param priority how the scheduling weight was raised, or why not
     * @param profiler {@code jfr} or {@code async} where one recorded the trials; absent, and not written, where none did
     */
    public record Settings(
            String serverCpus,
            String clientCpus,
            String profile,
            String polling,
            Optional<String> client,
            Optional<ClientCheck> clientCheck,
            int ioThreads,
            int loops,
            int maxMessageBytes,
            String jdk,
            List<String> serverJvmFlags,
            List<String> clientJvmFlags,
            String priority,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> profiler) {

        /** What must be said of every figure that a profiler was beside. */
        public Optional<String> profiled() {
            return profiler.map(
                    name -> "profiled with " + name + ": figures are not comparable with runs that are not");
        }

        /** The same, with what was measured to choose the client. */
        public Settings checked(ClientCheck check) {
            return new Settings(
                    serverCpus,
                    clientCpus,
                    profile,
                    polling,
                    client,
                    Optional.of(check),
                    ioThreads,
                    loops,
                    maxMessageBytes,
                    jdk,
                    serverJvmFlags,
                    clientJvmFlags,
                    priority,
                    profiler);
        }
    }

    /**
     * A row.
     *
     * @param id of the backend
     * @param description its one line
     * @param tier {@code message} or {@code raw}; {@code external} for a {@code --url}
     * @param status {@code planned} until it was booted once, before any trial; then {@code ready}, {@code skipped} or {@code failed}
     * @param reason why it was skipped or failed; empty otherwise
     * @param software what really ran
     * @param transport {@code nio}, {@code epoll} ...
     * @param conformance verdicts; empty when it was not checked
     */
    public record Backend(
            String id,
            String description,
            String tier,
            String status,
            String reason,
            String software,
            String transport,
            Optional<ConformanceVerdicts> conformance) {

        /** A status. */
        public static final String PLANNED = "planned";

        /** A status. */
        public static final String READY = "ready";

        /** A status. */
        public static final String SKIPPED = "skipped";

        /** A status. */
        public static final String FAILED = "failed";

        /** The same row before anything is known of it. */
        public Backend planned() {
            return new Backend(id, description, tier, PLANNED, "", "", "", Optional.empty());
        }
    }
}
