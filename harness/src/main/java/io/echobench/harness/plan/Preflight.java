package io.echobench.harness.plan;

import io.echobench.harness.UsageException;
import io.echobench.harness.plan.Demand.Peak;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.Timetable;
import io.echobench.load.LargestMessage;
import io.echobench.load.LoadPlan;
import io.echobench.load.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whether a plan can be run on a machine at all, found out before anything is started. Pure. */
public final class Preflight {

    /** The longest run, by its schedule: what must be waited for longer was not meant. */
    public static final Duration LONGEST_RUN = Duration.ofDays(14);

    /** The most messages of a run, over all its trials. */
    public static final double MOST_MESSAGES = 1e11;

    /** Loopback addresses that a plan is spread over at most: 127.0.0.1 and those after it. */
    static final int MOST_SOURCES = 64;

    /** How long the kernel keeps the port of a connection that it closed: TCP_TIMEWAIT_LEN of Linux. */
    private static final long TIME_WAIT_NANOS = Duration.ofSeconds(60).toNanos();
    /** Descriptors of a JVM that are no connections: jars, logs, selectors. */
    private static final long OWN_FILES = 256;
    /** The part of the port range that is left to others, and to connections that the trial before left in TIME_WAIT. */
    private static final double OTHERS_SHARE = 0.1;

    private static final long MOST_PORTS = 65_535;
    private static final long STALL_NANOS = LoadPlan.Limits.DEFAULT.answerNanos();

    private Preflight() {}

    /**
     * What limits connections on a machine.
     *
     * @param openFiles of each process, its hard limit: a JVM raises its own to that
     * @param ephemeralPorts how many ports the kernel gives to clients, for each of their addresses
     */
    public record Limits(long openFiles, long ephemeralPorts) {}

    /**
     * Refuses a run that would take for ever.
     *
     * @param trials of the plan
     */
    public static void checkLength(LoadScript script, int trials) throws UsageException {
        Timetable timetable = Timetable.of(script.phases());
        double seconds = timetable.totalNanos() / 1e9 * trials;
        if (seconds > LONGEST_RUN.toSeconds()) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "%,d trials of %s take %,.1f days; a run may last %,d days, so at most %,d trials fit: lower --rounds,"
                            + " or name fewer backends.",
                    trials,
                    script.name(),
                    seconds / 86_400,
                    LONGEST_RUN.toDays(),
                    (long) (trials * (LONGEST_RUN.toSeconds() / seconds))));
        }
        if (timetable.messages() * trials > MOST_MESSAGES) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "%,d trials of %s send %.3g messages; a run may send %.3g, so at most %,d trials fit: lower --rounds, or"
                            + " name fewer backends.",
                    trials,
                    script.name(),
                    timetable.messages() * trials,
                    MOST_MESSAGES,
                    (long) (MOST_MESSAGES / timetable.messages())));
        }
    }

    /**
     * Refuses a script whose messages the servers would refuse.
     *
     * @param maxMessageBytes the largest message that servers are set to echo
     */
    public static void checkMessages(LoadScript script, int maxMessageBytes) throws UsageException {
        long largest = LargestMessage.known(script.phases());
        if (largest > maxMessageBytes) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "%s sends messages of up to %,d bytes, but --max-message-bytes lets servers echo %,d; raise it, or send"
                            + " smaller ones.",
                    script.name(),
                    largest,
                    maxMessageBytes));
        }
    }

    /** Refuses a script that needs more connections at once than a process may open. */
    public static void checkFiles(LoadScript script, Limits limits) throws UsageException {
        Peak atOnce = Demand.of(script.phases()).peak(STALL_NANOS, 0);
        long fit = Math.max(0, limits.openFiles() - OWN_FILES);
        if (atOnce.connections() > fit) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "phase \"%s\" of %s holds up to %,d connections at once (a session lasts up to %d s when a server stalls),"
                            + " but a process may open %,d files here, so at most %,d fit: %s, or raise the hard limit of"
                            + " open files (ulimit -Hn).",
                    atOnce.phase(),
                    script.name(),
                    atOnce.connections(),
                    STALL_NANOS / 1_000_000_000,
                    limits.openFiles(),
                    fit,
                    lower(atOnce.connections(), fit)));
        }
    }

    /**
     * Refuses a script whose connections need more ports than their local addresses have.
     *
     * @param onLoopback whether the server is on this machine, so that further loopback addresses can be taken
     */
    public static void checkPorts(LoadScript script, Limits limits, boolean onLoopback) throws UsageException {
        Peak ports = ports(script.phases());
        int addresses = onLoopback ? MOST_SOURCES : 1;
        long fit = portsOfAnAddress(limits) * addresses;
        if (ports.connections() > fit) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "phase \"%s\" of %s needs %,d ports (a port stays taken for 60 s after its connection), but %d local"
                            + " address%s with %,d ports (net.ipv4.ip_local_port_range) give %,d: %s, or widen the range.",
                    ports.phase(),
                    script.name(),
                    ports.connections(),
                    addresses,
                    addresses == 1 ? "" : "es",
                    limits.ephemeralPorts(),
                    fit,
                    lower(ports.connections(), fit)));
        }
    }

    /**
     * The local addresses that connections to a server on 127.0.0.1 are spread over, as few as have enough ports and at most
     * {@value #MOST_SOURCES}: none, the system's choice, where one will do.
     */
    public static List<String> loopbackSources(List<Phase> phases, Limits limits) {
        long addresses = Math.ceilDiv(ports(phases).connections(), portsOfAnAddress(limits));
        return addresses <= 1
                ? List.of()
                : IntStream.rangeClosed(1, (int) Math.min(MOST_SOURCES, addresses))
                        .mapToObj(i -> "127.0.0." + i)
                        .toList();
    }

    private static Peak ports(List<Phase> phases) {
        return Demand.of(phases).peak(0, TIME_WAIT_NANOS);
    }

    private static long portsOfAnAddress(Limits limits) {
        return Math.max(1, (long) (Math.min(limits.ephemeralPorts(), MOST_PORTS) * (1 - OTHERS_SHARE)));
    }

    private static String lower(long needed, long fit) {
        return String.format(
                Locale.ROOT, "lower its rate or connections to %.0f %%", Math.floor(100.0 * fit / Math.max(1, needed)));
    }
}
