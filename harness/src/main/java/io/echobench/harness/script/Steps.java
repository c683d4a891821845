package io.echobench.harness.script;

import io.echobench.dialogue.Act;
import io.echobench.dialogue.Check;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code flow} of a scenario: the steps of Artillery's {@code ws} engine that need no JavaScript. */
final class Steps {

    private static final String NO_SCRIPTING = "JavaScript is not run, so write the steps out";
    private static final List<String> KINDS = List.of("send", "think", "loop", "wait", "log");
    static final Vocabulary STEP = Vocabulary.of(
                    "a step",
                    "send",
                    "think",
                    "jitter",
                    "loop",
                    "count",
                    "over",
                    "loopValue",
                    "loopElement",
                    "wait",
                    "log",
                    "connect")
            .unsupported("it belongs into the object of a send or a wait", "capture", "match")
            .unsupported(NO_SCRIPTING, "function", "beforeRequest", "afterResponse")
            .unsupported("JavaScript is not run, so write \"loop\" with a \"count\" or \"over\"", "whileTrue");
    static final Vocabulary WAIT = Vocabulary.of("a wait", "capture", "match");

    private final Notes notes;
    private final Templates templates;
    private final ChecksReader checks;
    private final Sends sends;
    private final Thinks thinks;
    private final Loops loops;

    Steps(Templates templates, boolean binary, Act.Jitter jitter, Notes notes) {
        this.notes = notes;
        this.templates = templates;
        checks = new ChecksReader(templates, notes);
        sends = new Sends(templates, checks, binary, notes);
        thinks = new Thinks(templates, jitter);
        loops = new Loops(templates);
    }

    List<Act> read(Node node, String key) throws ScriptException {
        List<Act> acts = new ArrayList<>();
        for (Node item : items(node, key)) {
            acts.add(step(STEP.fields(item, notes)));
        }
        return acts;
    }

    /** The items of a list of steps. */
    static List<Node> items(Node node, String key) throws ScriptException {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        throw new ScriptException(node.at(), key + " must be a list of steps, but this is " + node.described());
    }

    private Act step(Fields step) throws ScriptException {
        if (step.has("loop")) {
            return loop(step);
        }
        for (String key : List.of("count", "over", "loopValue", "loopElement")) {
            step.refuse(key, "belongs to a loop, and this step has none");
        }
        step.refuse("connect", "must be the first step of a flow, and alone in it");
        if (!step.has("think")) {
            step.refuse("jitter", "belongs to a think, and this step has none");
        }
        if (step.mapping().entries().size() != (step.has("jitter") ? 2 : 1)) {
            throw new ScriptException(step.at(), "a step has exactly one of: " + String.join(", ", KINDS));
        }
        return switch (step.mapping().entries().keySet().iterator().next()) {
            case "think", "jitter" -> thinks.read(step);
            case "send" -> sends.read(step.required("send"));
            case "wait" -> waiting(step.required("wait"));
            default -> new Act.Log(templates.read(step.required("log")));
        };
    }

    private Act waiting(Node node) throws ScriptException {
        Fields wait = WAIT.fields(node, notes);
        List<Check> asked = checks.read(wait.mapping());
        if (asked.isEmpty()) {
            throw new ScriptException(node.at(), "a wait needs \"capture\" or \"match\"");
        }
        return new Act.Wait(asked);
    }

    private Act loop(Fields step) throws ScriptException {
        for (String other : List.of("send", "think", "wait", "log", "connect", "jitter")) {
            step.refuse(other, "stands beside a loop; put it into the loop's list or into a step of its own");
        }
        return loops.read(step, read(step.required("loop"), "loop"));
    }
}
