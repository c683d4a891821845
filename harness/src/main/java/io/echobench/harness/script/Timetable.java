package io.echobench.harness.script;

import io.echobench.load.Flow;
import io.echobench.load.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * When each phase of a script runs, and how much it asks for: known before anything is run. Times count from the start of the
 * first phase; a closed loop that also ends by count is planned with its longest time.
 *
 * @param windows one for each phase, in order
 */
public record Timetable(List<Window> windows) {

    /**
     * A phase in its place.
     *
     * @param endNanos when the next begins
     * @param lastNanos when its last session is over, if the server takes no time: later than the end where sessions think
     * @param messages that it asks for; of a closed loop its limit, and 0 where it has none
     */
    public record Window(Phase phase, long startNanos, long endNanos, long lastNanos, double messages) {}

    /** Copies the list. */
    public Timetable {
        windows = List.copyOf(windows);
    }

    /** Lays phases end to end. */
    public static Timetable of(List<Phase> phases) {
        List<Window> windows = new ArrayList<>();
        long start = 0;
        for (Phase phase : phases) {
            long end = Math.addExact(start, nanos(phase));
            windows.add(new Window(phase, start, end, Math.addExact(end, longestThinkNanos(phase)), messages(phase)));
            start = end;
        }
        return new Timetable(windows);
    }

    /** How long the script takes from its first phase to the end of its last session. */
    public long totalNanos() {
        return windows.stream().mapToLong(Window::lastNanos).max().orElse(0);
    }

    /** How many messages the script asks for. */
    public double messages() {
        return windows.stream().mapToDouble(Window::messages).sum();
    }

    /** In how much of its time the script asks for as many messages as are answered: closed loops without a limit. */
    public long unlimitedNanos() {
        return windows.stream()
                .filter(window -> window.phase() instanceof Phase.ClosedLoop closed && closed.messages() == 0)
                .mapToLong(window -> window.endNanos() - window.startNanos())
                .sum();
    }

    /** How many sessions the script asks for. */
    public double sessions() {
        return windows.stream()
                .map(Window::phase)
                .filter(Phase.Sessions.class::isInstance)
                .mapToDouble(phase -> sessions((Phase.Sessions) phase))
                .sum();
    }

    /** How many sessions a phase asks for: the integral of its rate. */
    public static double sessions(Phase.Sessions phase) {
        return (phase.fromPerSecond() + phase.toPerSecond()) / 2 * phase.nanos() / 1e9;
    }

    private static long nanos(Phase phase) {
        return switch (phase) {
            case Phase.Pause pause -> pause.nanos();
            case Phase.Sessions sessions -> sessions.nanos();
            case Phase.OpenLoop open -> open.nanos();
            case Phase.ClosedLoop closed -> closed.nanos();
        };
    }

    private static double messages(Phase phase) {
        return switch (phase) {
            case Phase.Pause pause -> 0;
            case Phase.Sessions sessions -> sessions(sessions) * messagesPerSession(sessions.flows());
            case Phase.OpenLoop open -> open.perSecond() * open.nanos() / 1e9;
            case Phase.ClosedLoop closed -> closed.messages();
        };
    }

    private static double messagesPerSession(List<Flow> flows) {
        double weights = flows.stream().mapToDouble(Flow::weight).sum();
        return flows.stream()
                .mapToDouble(flow ->
                        flow.weight() / weights * SessionSize.of(flow.course()).messages())
                .sum();
    }

    private static long longestThinkNanos(Phase phase) {
        return phase instanceof Phase.Sessions sessions
                ? sessions.flows().stream()
                        .mapToLong(flow -> (long) SessionSize.of(flow.course()).thinkNanos())
                        .max()
                        .orElse(0)
                : 0;
    }
}
