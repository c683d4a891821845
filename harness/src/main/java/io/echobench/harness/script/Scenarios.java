package io.echobench.harness.script;

import io.echobench.dialogue.Act;
import io.echobench.dialogue.OpeningTemplate;
import io.echobench.dialogue.Variables;
import io.echobench.load.Course;
import io.echobench.load.Flow;
import io.echobench.load.PerfectEcho;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code scenarios}: what the sessions of a script do. */
final class Scenarios {

    private static final String NO_SCRIPTING = "JavaScript is not run, so write the steps out";
    static final Vocabulary SCENARIO = Vocabulary.of("a scenario", "engine", "name", "weight", "flow")
            .unsupported(NO_SCRIPTING, "beforeScenario", "afterScenario", "beforeRequest", "afterResponse", "onError");

    private final Variables variables;
    private final Steps steps;
    private final Openings openings;
    private final OpeningTemplate opening;
    private final Notes notes;

    /**
     * What holds for all scenarios.
     *
     * @param opening of a flow that does not say how it connects
     */
    Scenarios(Variables variables, Steps steps, Openings openings, OpeningTemplate opening, Notes notes) {
        this.variables = variables;
        this.steps = steps;
        this.openings = openings;
        this.opening = opening;
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
        String name = scenario.read("name", Scalars::text).orElse("scenario " + number);
        double weight = scenario.read("weight", (value, key) -> Scalars.decimal(value, key, 0.001, 1_000_000))
                .orElse(1.0);
        Course course = course(name, flow);
        SessionSize size = SessionSize.of(course);
        checkSize(flow, size);
        size.failure()
                .ifPresent(failure ->
                        notes.add(flow.at(), "on a server that echoes, sessions of this flow fail: " + failure));
        return new Flow(name, weight, course);
    }

    /** The first step may say how to connect; nothing else is done there. */
    private Course course(String name, Node flow) throws ScriptException {
        List<Node> items = Steps.items(flow, "flow");
        if (!items.isEmpty()
                && items.getFirst() instanceof Node.Mapping first
                && first.entries().size() == 1
                && first.value("connect").isPresent()) {
            OpeningTemplate own = openings.ofStep(first.value("connect").get(), opening);
            Node rest = new Node.Sequence(flow.at(), items.subList(1, items.size()));
            return Courses.of(name, variables, own, steps.read(rest, "flow"));
        }
        List<Act> acts = steps.read(flow, "flow");
        return Courses.of(name, variables, opening, acts);
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
        if (!size.ends()) {
            throw new ScriptException(
                    flow.at(),
                    "one session of this flow sends more than %s bytes; that is too much"
                            .formatted(Scalars.shown(PerfectEcho.MOST_BYTES)));
        }
        if (size.thinkNanos() > Durations.MAX_NANOS) {
            throw new ScriptException(
                    flow.at(),
                    "one session of this flow thinks for %s; at most 24 h are supported"
                            .formatted(Durations.shown((long) size.thinkNanos())));
        }
    }
}
