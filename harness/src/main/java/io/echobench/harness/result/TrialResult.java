package io.echobench.harness.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.echobench.harness.plan.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a trial: one JSON file, its {@code status} first. All times are in nanoseconds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialResult.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = TrialResult.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = TrialResult.Skipped.class, name = "skipped")
})
public sealed interface TrialResult {

    /** The trial it is the result of. */
    Trial trial();

    /**
     * It ran to its end.
     *
     * @param windows how long each part took: boot, probe, warm-up, measured, drain, stop, other
     * @param phases one for each measured phase of the script
     * @param kernelConnectionsOpened how many connections this network namespace opened actively from the beginning of the first
     *     measured phase until the load process finished: the kernel's own count of what was loaded, if nothing else ran
     * @param marks {@code client-limited}, {@code noisy}, {@code not-steady} ...; empty when all is well
     * @param commands exact command of the server, of the anchor beside it where there is one, and of the load process
     * @param serverFlags flags that resulted in the server's JVM; empty for another language
     * @param surroundings load average, pressure, temperature ... before and after it, by name; empty in older records
     * @param profiles of server and load process, in a profiled run; else empty, and not written
     */
    record Completed(
            Trial trial,
            String started,
            Map<String, Long> windows,
            List<PhaseFigures> phases,
            long kernelConnectionsOpened,
            List<String> marks,
            Map<String, List<String>> commands,
            List<String> serverFlags,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> surroundings,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
            List<Profile> profiles)
            implements TrialResult {

        /** Of a trial whose surroundings were not looked at. */
        public Completed(
                Trial trial,
                String started,
                Map<String, Long> windows,
                List<PhaseFigures> phases,
                long kernelConnectionsOpened,
                List<String> marks,
                Map<String, List<String>> commands,
                List<String> serverFlags) {
            this(
                    trial,
                    started,
                    windows,
                    phases,
                    kernelConnectionsOpened,
                    marks,
                    commands,
                    serverFlags,
                    Map.of(),
                    List.of());
        }
    }

    /**
     * It did not.
     *
     * @param reason one sentence
     * @param stderr the last lines of the server's stderr
     * @param phases measured phases that were finished before
     */
    record Failed(Trial trial, String started, String reason, List<String> stderr, List<PhaseFigures> phases)
            implements TrialResult {}

    /** It was not run; why and how to get it. */
    record Skipped(Trial trial, String reason) implements TrialResult {}

    /**
     * One phase as it is kept.
     *
     * @param beside what is no error: {@code skipped} sessions, {@code discarded} echoes, {@code logged} lines; only what occurred
     * @param censoredAboveNanos beyond which a censored message lies; a percentile in the censored part has the value -1
     * @param firstDueNanos when its first message or session was due, since the first phase of the plan began
     * @param elapsedNanos from then until its last message was answered or given up; a closed loop does not wait for
     *     echoes that never come
     * @param latencies by interval id: {@code response}, {@code rtt}, {@code lag}, {@code send} ...
     * @param server absent where the server's process is not ours
     * @param samples a few sentences on what went wrong first; empty when all was well
     * @param costWindows CPU nanoseconds of the server per message in windows of about a fifth of a second, in their order; empty where
     *     they were not taken
     */
    record PhaseFigures(
            String name,
            LoadPoint loadPoint,
            long intended,
            long sent,
            long completed,
            long sessions,
            long sessionsOpened,
            long sessionsCompleted,
            Map<String, Long> errors,
            @Nullable Map<String, Long> beside,
            long censored,
            long censoredAboveNanos,
            long firstDueNanos,
            long elapsedNanos,
            Map<String, Latency> latencies,
            Optional<ProcessFigures> server,
            ProcessFigures client,
            ClientFigures loop,
            MachineFigures machine,
            List<SecondFigures> series,
            List<String> samples,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Double> costWindows) {

        /** Copies the lists; a run that was recorded before there was anything to stand beside has nothing there. */
        public PhaseFigures {
            beside = beside == null ? Map.of() : Map.copyOf(beside);
            samples = List.copyOf(samples);
            costWindows = List.copyOf(costWindows);
        }

        /** Figures of a phase in which nothing is to stand beside. */
        public PhaseFigures(
                String name,
                LoadPoint loadPoint,
                long intended,
                long sent,
                long completed,
                long sessions,
                long sessionsOpened,
                long sessionsCompleted,
                Map<String, Long> errors,
                long censored,
                long censoredAboveNanos,
                long firstDueNanos,
                long elapsedNanos,
                Map<String, Latency> latencies,
                Optional<ProcessFigures> server,
                ProcessFigures client,
                ClientFigures loop,
                MachineFigures machine,
                List<SecondFigures> series,
                List<String> samples) {
            this(
                    name,
                    loadPoint,
                    intended,
                    sent,
                    completed,
                    sessions,
                    sessionsOpened,
                    sessionsCompleted,
                    errors,
                    Map.of(),
                    censored,
                    censoredAboveNanos,
                    firstDueNanos,
                    elapsedNanos,
                    latencies,
                    server,
                    client,
                    loop,
                    machine,
                    series,
                    samples,
                    List.of());
        }

        /** How often something occurred that is no error. */
        public long beside(String what) {
            return beside == null ? 0 : beside.getOrDefault(what, 0L);
        }
    }

    /** A distribution in nanoseconds; -1 stands for a percentile that lies in the censored part. */
    record Latency(long count, long min, double mean, long p50, long p90, long p99, long p999, long max) {}

    /**
     * A process tree during a phase.
     *
     * @param cpuNanos run time in nanoseconds over the window of the figures
     * @param windowNanos that window
     * @param cpuNanosPerMessage run time over completed messages; -1 without messages, and where the window misses
     *     a part of the phase
     * @param rssBytes the largest seen
     * @param threads at the end
     * @param runQueueNanos time its threads waited for a CPU
     * @param allocatedBytes by Java threads; -1 where it is not known; likewise the next three
     */
    record ProcessFigures(
            long cpuNanos,
            long windowNanos,
            double cpuNanosPerMessage,
            long rssBytes,
            int threads,
            long runQueueNanos,
            long allocatedBytes,
            long gcCount,
            long gcNanos,
            long jitNanos) {}

    /**
     * The load process's event loops.
     *
     * @param utilisation share of the time that was spent on anything but empty polls
     * @param messagesPerWakeup echoes over polls that found something
     * @param longestPauseNanos see {@link io.echobench.load.LoadResult.LoopFigures}; absent where it is not known; likewise the next
     */
    record ClientFigures(
            double utilisation,
            double messagesPerWakeup,
            long bytesRead,
            long bytesWritten,
            Optional<Long> longestPauseNanos,
            Optional<Long> safepointNanos) {

        /** Of a loop whose pauses were not looked at. */
        public ClientFigures(double utilisation, double messagesPerWakeup, long bytesRead, long bytesWritten) {
            this(utilisation, messagesPerWakeup, bytesRead, bytesWritten, Optional.empty(), Optional.empty());
        }
    }

    /**
     * The machine during a phase.
     *
     * @param busyNanosByCpu wall - (idle + iowait) of each CPU, by its number
     * @param stealNanos of all CPUs
     * @param kernelConnectionsOpened the kernel's count of connections opened actively (snmp ActiveOpens)
     * @param counters what else changed during the window, by name: {@code pressureNanos} ...; empty in older records. A name that is
     *     missing could not be read
     */
    record MachineFigures(
            long windowNanos,
            Map<String, Long> busyNanosByCpu,
            long stealNanos,
            long kernelConnectionsOpened,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Long> counters) {

        /** Of a machine of which nothing else was read. */
        public MachineFigures(
                long windowNanos, Map<String, Long> busyNanosByCpu, long stealNanos, long kernelConnectionsOpened) {
            this(windowNanos, busyNanosByCpu, stealNanos, kernelConnectionsOpened, Map.of());
        }
    }

    /** One second of a phase: the time series of the report. */
    record SecondFigures(
            int second,
            long intended,
            long sessions,
            long sent,
            long completed,
            long errors,
            long openConnections,
            long p50Nanos,
            long p99Nanos,
            long maxNanos) {}
}
