package io.echobench.harness.script;

import io.echobench.load.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code scenarios}: what the sessions of a script do. */
final class Scenarios {

    private static final String NO_SCRIPTING = "JavaScript is not run, so write the steps out";
    static final Vocabulary SCENARIO = Vocabulary.of("a scenario", "engine", "name", "weight", "flow")
            .unsupported(NO_SCRIPTING, "beforeScenario", "afterScenario", "beforeRequest", "afterResponse", "onError");

    private final Notes notes;

    Scenarios(Notes notes) {
        this.notes = notes;
    }

    List<Flow> read(Node node) throws ScriptException {
        if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
            throw new ScriptException(
                    node.at(), "scenarios must be a list with at least one scenario, but this is " + empty(node));
        }
        List<Flow> flows = new ArrayList<>();
        for (Node item : sequence.items()) {
            flows.add(flow(SCENARIO.fields(item, notes), flows.size() + 1));
        }
        return flows;
    }

    private static String empty(Node node) {
        return node instanceof Node.Sequence ? "an empty one" : node.described();
    }

    private Flow flow(Fields scenario, int number) throws ScriptException {
        checkEngine(scenario);
        Node flow = scenario.required("flow");
        Flow read = new Flow(
                scenario.read("name", Scalars::text).orElse("scenario " + number),
                scenario.read("weight", (value, key) -> Scalars.decimal(value, key, 0.001, 1_000_000))
                        .orElse(1.0),
                new Steps(notes).read(flow, "flow"));
        checkSize(flow, SessionSize.of(read.steps()));
        return read;
    }

    private static void checkEngine(Fields scenario) throws ScriptException {
        Optional<Node> engine = scenario.value("engine");
        if (engine.isEmpty()) {
            throw new ScriptException(
                    scenario.at(), "a scenario without \"engine\" is an HTTP one to Artillery; write engine: ws");
        }
        if (!(engine.get() instanceof Node.Text text) || !text.text().equals("ws")) {
            throw new ScriptException(
                    engine.get().at(), "engine is " + engine.get().described() + "; only ws is supported");
        }
    }

    private static void checkSize(Node flow, SessionSize size) throws ScriptException {
        if (size.steps() > SessionSize.MOST_STEPS) {
            throw new ScriptException(
                    flow.at(),
                    "one session of this flow has %s steps; at most %s are supported"
                            .formatted(Scalars.shown(size.steps()), Scalars.shown(SessionSize.MOST_STEPS)));
        }
        if (size.thinkNanos() > Durations.MAX_NANOS) {
            throw new ScriptException(
                    flow.at(),
                    "one session of this flow thinks for %s; at most 24 h are supported"
                            .formatted(Durations.shown((long) size.thinkNanos())));
        }
    }
}
