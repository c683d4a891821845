package io.echobench.harness.script;

import io.echobench.load.Arrivals;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A phase of mode {@code ladder}: the server and the one beside it are loaded at the same rate in slices that follow each other, own, anchor,
 * anchor, own, on each rung. A drift of the machine that is linear over the four cancels out.
 *
 * @param at where it stands in the script
 * @param rates messages a second, ascending
 * @param phases four for each rate, in the order in which they are run
 */
record Ladder(Position at, List<Double> rates, List<Phase.OpenLoop> phases) {

    private static final long LEAST_SLICE_NANOS = 100_000_000;
    private static final int MOST_RUNGS = 20;
    private static final int OWN = 0;
    private static final int ANCHOR = 1;

    /** Copies the lists. */
    Ladder {
        rates = List.copyOf(rates);
        phases = List.copyOf(phases);
    }

    /**
     * Reads one.
     *
     * @param phase with rates and slice; what a ladder does not have was refused
     */
    static Ladder read(Fields phase, PhaseNames names, int connections, Payload payload) throws ScriptException {
        List<Double> rates = rates(phase.required("rates"));
        List<Long> slices = slices(phase.required("slice"), rates.size());
        String name = phase.read("name", PhaseNames::name).orElse("cost");
        List<Phase.OpenLoop> phases = new ArrayList<>();
        for (int rung = 0; rung < rates.size(); rung++) {
            String start = name + " " + digits(rates.get(rung)) + "/s ";
            for (Slice slice : Slice.values()) {
                phases.add(new Phase.OpenLoop(
                        names.unique(start + slice.ending),
                        true,
                        slices.get(rung),
                        rates.get(rung),
                        Arrivals.UNIFORM,
                        connections,
                        payload,
                        slice.server));
            }
        }
        return new Ladder(phase.at(), rates, phases);
    }

    /** In their order. */
    private enum Slice {
        FIRST("1", OWN),
        FIRST_OF_ANCHOR("1 anchor", ANCHOR),
        SECOND_OF_ANCHOR("2 anchor", ANCHOR),
        SECOND("2", OWN);

        private final String ending;
        private final int server;

        Slice(String ending, int server) {
            this.ending = ending;
            this.server = server;
        }
    }

    private static List<Double> rates(Node node) throws ScriptException {
        if (!(node instanceof Node.Sequence list)) {
            throw new ScriptException(node.at(), "rates must be a list of rates, but this is " + node.described());
        }
        if (list.items().isEmpty() || list.items().size() > MOST_RUNGS) {
            throw new ScriptException(
                    node.at(),
                    "rates has %d rates; it must have 1 to %d"
                            .formatted(list.items().size(), MOST_RUNGS));
        }
        List<Double> rates = new ArrayList<>();
        for (Node item : list.items()) {
            double rate = Scalars.decimal(item, "rates", 0.001, SessionPhases.MAX_RATE);
            if (!rates.isEmpty() && rate <= rates.getLast()) {
                throw new ScriptException(
                        item.at(),
                        "rates must ascend, but %s follows %s".formatted(digits(rate), digits(rates.getLast())));
            }
            rates.add(rate);
        }
        return rates;
    }

    private static List<Long> slices(Node node, int rungs) throws ScriptException {
        if (!(node instanceof Node.Sequence list)) {
            return Collections.nCopies(rungs, slice(node));
        }
        if (list.items().size() != rungs) {
            throw new ScriptException(
                    node.at(),
                    "slice has %d durations for %d rates; give one for all, or one for each"
                            .formatted(list.items().size(), rungs));
        }
        List<Long> slices = new ArrayList<>();
        for (Node item : list.items()) {
            slices.add(slice(item));
        }
        return slices;
    }

    private static long slice(Node node) throws ScriptException {
        return Durations.nanos(node, "slice", LEAST_SLICE_NANOS, Durations.MAX_NANOS);
    }

    /** A rate as it stands in names: {@code 20000}. */
    static String digits(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }
}
