package io.echobench.harness.plan;

import io.echobench.harness.script.Timetable;
import io.echobench.harness.script.Timetable.Window;
import io.echobench.load.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many connections a script holds at its worst moment, if every session lasts a given time beyond its thinks. Pure. Each phase is
 * looked at on a grid, so that a peak within a ramp may be missed by a hundredth of the ramp. Connections to a second server are added
 * as if both peaks came at once: those to one stay open while the other is loaded.
 */
final class Demand {

    private static final int GRID = 100;

    /**
     * The most at one moment.
     *
     * @param phase the name of the one that runs then
     */
    record Peak(long connections, String phase) {}

    /**
     * Connections that a phase opens: sessions at a rate, or steady ones from its start to its end.
     *
     * @param steady 0 where there are sessions
     */
    private record Opening(
            String phase, long startNanos, long endNanos, double fromPerSecond, double toPerSecond, long steady) {

        double nanos() {
            return endNanos - startNanos;
        }

        /** Sessions that arrived before a moment. */
        double arrivedBefore(double nanos) {
            double part = Math.clamp((nanos - startNanos) / Math.max(1, nanos()), 0, 1);
            return part * nanos() / 1e9 * (fromPerSecond + (toPerSecond - fromPerSecond) * part / 2);
        }
    }

    /** In the order of time, none overlapping another. */
    private final List<Opening> openings;

    private final long thinkNanos;
    /** Sessions before the opening of that index, and steady connections. */
    private final double[] sessionsBefore;

    private final long[] steadyBefore;

    /** Of a second server. */
    private final Optional<Demand> beside;

    private Demand(List<Opening> openings, long thinkNanos, Optional<Demand> beside) {
        this.beside = beside;
        this.openings = openings;
        this.thinkNanos = thinkNanos;
        sessionsBefore = new double[openings.size() + 1];
        steadyBefore = new long[openings.size() + 1];
        for (int i = 0; i < openings.size(); i++) {
            Opening opening = openings.get(i);
            sessionsBefore[i + 1] = sessionsBefore[i] + opening.arrivedBefore((double) opening.endNanos);
            steadyBefore[i + 1] = steadyBefore[i] + opening.steady;
        }
    }

    static Demand of(List<Phase> phases) {
        List<Phase> own = phases.stream().filter(phase -> !loadsAnchor(phase)).toList();
        if (phases.stream().noneMatch(Demand::loadsAnchor)) {
            return ofServer(own, Optional.empty());
        }
        List<Phase> anchors = phases.stream()
                .filter(phase -> loadsAnchor(phase) || phase instanceof Phase.Pause)
                .toList();
        return ofServer(own, Optional.of(ofServer(anchors, Optional.empty())));
    }

    private static boolean loadsAnchor(Phase phase) {
        return switch (phase) {
            case Phase.OpenLoop open -> open.server() > 0;
            case Phase.ClosedLoop closed -> closed.server() > 0;
            case Phase.Sessions sessions -> false;
            case Phase.Pause pause -> false;
        };
    }

    /** Of the phases that load one server, and the pauses, for which all connections are closed; as if the others took no time. */
    private static Demand ofServer(List<Phase> phases, Optional<Demand> beside) {
        List<Opening> openings = new ArrayList<>();
        long think = 0;
        for (Window window : Timetable.of(phases).windows()) {
            think = Math.max(think, window.lastNanos() - window.endNanos());
            switch (window.phase()) {
                case Phase.Sessions sessions ->
                    openings.add(new Opening(
                            sessions.name(),
                            window.startNanos(),
                            window.endNanos(),
                            sessions.fromPerSecond(),
                            sessions.toPerSecond(),
                            0));
                case Phase.OpenLoop open -> addSteady(openings, open.connections(), window);
                case Phase.ClosedLoop closed -> addSteady(openings, closed.connections(), window);
                case Phase.Pause pause -> {}
            }
        }
        return new Demand(openings, think, beside);
    }

    /** Steady connections are kept for a following phase that wants as many. */
    private static void addSteady(List<Opening> openings, long connections, Window window) {
        long start = window.startNanos();
        if (!openings.isEmpty() && openings.getLast().steady == connections && openings.getLast().endNanos == start) {
            start = openings.removeLast().startNanos;
        }
        openings.add(new Opening(window.phase().name(), start, window.endNanos(), 0, 0, connections));
    }

    /**
     * The most connections at once.
     *
     * @param stallNanos how long a session lasts beyond its thinks
     * @param afterNanos how long every connection counts after its end
     */
    Peak peak(long stallNanos, long afterNanos) {
        Peak own = ownPeak(stallNanos, afterNanos);
        return beside.map(demand -> demand.peak(stallNanos, afterNanos))
                .map(other -> new Peak(
                        own.connections + other.connections,
                        own.connections >= other.connections ? own.phase : other.phase))
                .orElse(own);
    }

    private Peak ownPeak(long stallNanos, long afterNanos) {
        Peak peak = new Peak(0, "");
        for (Opening opening : openings) {
            for (int i = 0; i <= GRID; i++) {
                double nanos = opening.startNanos + (opening.nanos() - 1) * i / GRID; // its end belongs to the next
                double sessions = arrivedBefore(nanos) - arrivedBefore(nanos - thinkNanos - stallNanos - afterNanos);
                long held = (long) Math.ceil(sessions - 1e-6) + startedBy(nanos) - endedBy(nanos - afterNanos);
                if (held > peak.connections) {
                    peak = new Peak(held, opening.phase);
                }
            }
        }
        return peak;
    }

    /** The index of the last opening that began by then; -1 before the first. */
    private int begun(double nanos) {
        int low = 0;
        int high = openings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (openings.get(middle).startNanos <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private double arrivedBefore(double nanos) {
        int last = begun(nanos);
        return last < 0 ? 0 : sessionsBefore[last] + openings.get(last).arrivedBefore(nanos);
    }

    private long startedBy(double nanos) {
        return steadyBefore[begun(nanos) + 1];
    }

    private long endedBy(double nanos) {
        int last = begun(nanos);
        return last < 0 ? 0 : steadyBefore[openings.get(last).endNanos <= nanos ? last + 1 : last];
    }
}
