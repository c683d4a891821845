package io.echobench.harness.script;

import io.echobench.load.Arrivals;
import io.echobench.load.Flow;
import io.echobench.load.Phase;
import io.echobench.load.SessionRules;
import io.echobench.load.SessionRules.AtEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code config.phases} as Artillery does: sessions that arrive, run a scenario and leave. */
final class SessionPhases {

    /** The highest rate that a phase may ask for, a second. */
    static final double MAX_RATE = 10_000_000;

    private static final long LEAST_NANOS = 1_000_000;
    private static final long MOST_ARRIVALS = 1_000_000_000;
    static final Vocabulary PHASE = Vocabulary.of(
            "a phase", "duration", "arrivalRate", "rampTo", "arrivalCount", "pause", "name", "mode", "maxVusers");
    private static final long MOST_VUSERS = 1_000_000;

    private final List<Flow> flows;
    private final Arrivals arrivals;
    private final AtEnd atEnd;
    private final PhaseNames names;
    private final Notes notes;

    /**
     * What holds for all phases.
     *
     * @param arrivals of a phase without a {@code mode}
     * @param atEnd what becomes of echoes that are under way when a flow is through
     */
    SessionPhases(List<Flow> flows, Arrivals arrivals, AtEnd atEnd, PhaseNames names, Notes notes) {
        this.flows = flows;
        this.arrivals = arrivals;
        this.atEnd = atEnd;
        this.names = names;
        this.notes = notes;
    }

    List<Phase> read(Node node) throws ScriptException {
        if (!(node instanceof Node.Sequence sequence)) {
            throw new ScriptException(node.at(), "phases must be a list of phases, but this is " + node.described());
        }
        List<Phase> phases = new ArrayList<>();
        for (Node item : sequence.items()) {
            Fields phase = PHASE.fields(item, notes);
            phases.add(phase.has("pause") ? pause(phase, names) : arriving(phase));
        }
        return phases;
    }

    /** A phase in which nothing arrives; written alike in {@code config.phases} and in ours. */
    static Phase pause(Fields phase, PhaseNames names) throws ScriptException {
        for (String other : phase.mapping().entries().keySet()) {
            if (!other.equals("pause") && !other.equals("name")) {
                phase.refuse(other, "stands beside \"pause\"; make them two phases");
            }
        }
        return new Phase.Pause(
                names.of(phase), Durations.nanos(phase.required("pause"), "pause", LEAST_NANOS, Durations.MAX_NANOS));
    }

    private Phase arriving(Fields phase) throws ScriptException {
        Node duration = phase.value("duration")
                .orElseThrow(() -> new ScriptException(phase.at(), "a phase needs \"duration\" or \"pause\""));
        long nanos = Durations.nanos(duration, "duration", LEAST_NANOS, Durations.MAX_NANOS);
        Optional<Node> count = phase.value("arrivalCount");
        if (count.isPresent()) {
            phase.refuse("arrivalRate", "stands beside \"arrivalCount\"; keep one of the two");
            phase.refuse("rampTo", "needs \"arrivalRate\", and this phase has \"arrivalCount\"");
            double rate = Scalars.whole(count.get(), "arrivalCount", 0, MOST_ARRIVALS) * 1e9 / nanos;
            return sessions(phase, nanos, rate, rate, Arrivals.UNIFORM);
        }
        Node arrivalRate = phase.value("arrivalRate")
                .orElseThrow(() -> new ScriptException(
                        phase.at(), "a phase needs \"arrivalRate\", \"arrivalCount\" or \"pause\""));
        double from = rate(arrivalRate, "arrivalRate");
        double to = phase.read("rampTo", SessionPhases::rate).orElse(from);
        return sessions(phase, nanos, from, to, arrivals);
    }

    private Phase sessions(Fields phase, long nanos, double from, double to, Arrivals usual) throws ScriptException {
        Arrivals law = phase.read("mode", ArrivalsWord::read).orElse(usual);
        long maxOpen = phase.read("maxVusers", (value, key) -> Scalars.whole(value, key, 1, MOST_VUSERS))
                .orElse(0L);
        String name = names.of(phase);
        return from == 0 && to == 0
                ? new Phase.Pause(name, nanos)
                : new Phase.Sessions(name, true, nanos, from, to, law, flows, new SessionRules(maxOpen, atEnd));
    }

    private static double rate(Node node, String key) throws ScriptException {
        return Scalars.decimal(node, key, 0, MAX_RATE);
    }
}
