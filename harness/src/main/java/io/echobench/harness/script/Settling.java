package io.echobench.harness.script;

import io.echobench.load.Arrivals;
import io.echobench.load.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is going to be measured, unmeasured and in short pieces, each kind of load in turn. A JIT compiler compiles what has happened; the
 * first phase of another kind, or the first at a rate at which answers come in batches, does what has not, and all the fast code that was
 * compiled on that assumption is thrown away at once. So each kind comes at least twice: once to be noticed, and once compiled.
 */
final class Settling {

    private static final long PIECE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SHORTEST_PIECE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TIMES_EACH = 2;

    private Settling() {}

    /** What is compiled apart: the rate only where a ladder has several. */
    private record Kind(boolean open, int server, Optional<Arrivals> arrivals, double rate) {}

    /**
     * The pieces; none where nothing would be measured.
     *
     * @param script its phases
     * @param ranked of a script with a ladder: the lowest rate that ranks and the highest of all stand for all of its rungs
     * @param nanos of all pieces together
     */
    static List<Phase> of(List<Phase> script, Optional<Ranked> ranked, long nanos, PhaseNames names) {
        Optional<Phase> first = script.stream()
                .filter(phase -> phase instanceof Phase.Sessions sessions
                        ? sessions.fromPerSecond() > 0
                        : !(phase instanceof Phase.Pause))
                .findFirst();
        if (nanos <= 0 || first.isEmpty()) {
            return List.of();
        }
        if (first.get() instanceof Phase.Sessions) {
            return List.of(piece(first.get(), nanos, names));
        }
        List<Phase> kinds = kinds(script, ranked);
        List<Phase> pieces = new ArrayList<>();
        int count = count(nanos, kinds.size());
        for (int i = 0; i < count; i++) {
            pieces.add(piece(kinds.get(i % kinds.size()), nanos / count, names));
        }
        return pieces;
    }

    private static int count(long nanos, int kinds) {
        long wanted = Math.max(Math.ceilDiv(nanos, PIECE_NANOS), (long) TIMES_EACH * kinds);
        return (int) Math.max(1, Math.min(wanted, nanos / SHORTEST_PIECE_NANOS));
    }

    private static List<Phase> kinds(List<Phase> script, Optional<Ranked> ranked) {
        Map<Kind, Phase> kinds = new LinkedHashMap<>();
        for (Phase phase : script) {
            switch (phase) {
                case Phase.OpenLoop open -> {
                    boolean ladder = isOfLadder(open, ranked);
                    if (!ladder || standsForOthers(open, ranked.orElseThrow())) {
                        double rate = ladder ? open.perSecond() : 0;
                        kinds.putIfAbsent(new Kind(true, open.server(), Optional.of(open.arrivals()), rate), open);
                    }
                }
                case Phase.ClosedLoop closed ->
                    kinds.putIfAbsent(new Kind(false, closed.server(), Optional.empty(), 0), closed);
                case Phase.Sessions sessions -> {}
                case Phase.Pause pause -> {}
            }
        }
        return List.copyOf(kinds.values());
    }

    private static boolean isOfLadder(Phase.OpenLoop open, Optional<Ranked> ranked) {
        return ranked.isPresent()
                && open.arrivals() == Arrivals.UNIFORM
                && ranked.get().rates().contains(open.perSecond());
    }

    private static boolean standsForOthers(Phase.OpenLoop open, Ranked ranked) {
        return open.perSecond() == ranked.primaryRates().getFirst()
                || open.perSecond() == ranked.rates().getLast();
    }

    private static Phase piece(Phase of, long nanos, PhaseNames names) {
        return switch (of) {
            case Phase.Sessions open -> {
                double rate = open.fromPerSecond();
                yield new Phase.Sessions(
                        names.unique("settling"),
                        false,
                        nanos,
                        rate,
                        rate,
                        open.arrivals(),
                        open.flows(),
                        open.rules());
            }
            case Phase.OpenLoop open ->
                new Phase.OpenLoop(
                        name(names, open.server()),
                        false,
                        nanos,
                        open.perSecond(),
                        open.arrivals(),
                        open.connections(),
                        open.payload(),
                        open.server());
            case Phase.ClosedLoop closed ->
                new Phase.ClosedLoop(
                        name(names, closed.server()),
                        false,
                        nanos,
                        0,
                        closed.connections(),
                        closed.inFlight(),
                        closed.payload(),
                        closed.server());
            case Phase.Pause pause -> new Phase.Pause(names.unique("settling"), nanos);
        };
    }

    private static String name(PhaseNames names, int server) {
        return names.unique("settling" + WarmUp.ofServer(server));
    }
}
