package io.echobench.harness.script;

import io.echobench.load.Payload;
import io.echobench.load.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the {@code flow} of a scenario: the steps of Artillery's {@code ws} engine that need no JavaScript and no state. */
final class Steps {

    private static final String NO_CAPTURE = "every message is matched to its echo anyway, so send the payload alone";
    private static final String NO_SCRIPTING = "JavaScript is not run, so write the steps out";
    static final Vocabulary STEP = Vocabulary.of("a step", "send", "think", "loop", "count", "log")
            .unsupported("every message is matched to its echo anyway, so remove the step", "wait")
            .unsupported("the address is always the backend's, so remove the step", "connect")
            .unsupported(NO_CAPTURE, "capture", "match")
            .unsupported(NO_SCRIPTING, "function", "beforeRequest", "afterResponse")
            .unsupported("write a think of fixed length", "jitter")
            .unsupported("write \"loop\" with a fixed \"count\"", "over", "whileTrue", "loopValue", "loopElement");

    private final Notes notes;

    Steps(Notes notes) {
        this.notes = notes;
    }

    List<Step> read(Node node, String key) throws ScriptException {
        if (!(node instanceof Node.Sequence sequence)) {
            throw new ScriptException(node.at(), key + " must be a list of steps, but this is " + node.described());
        }
        List<Step> steps = new ArrayList<>();
        for (Node item : sequence.items()) {
            Fields step = STEP.fields(item, notes);
            if (isLog(step)) {
                notes.add(item.at(), "a log step prints nothing here");
            } else {
                steps.add(step(step));
            }
        }
        return steps;
    }

    private static boolean isLog(Fields step) {
        return step.has("log") && step.mapping().entries().size() == 1;
    }

    private Step step(Fields step) throws ScriptException {
        if (step.has("loop")) {
            return loop(step);
        }
        step.refuse("count", "belongs to a loop, and this step has none");
        if (step.mapping().entries().size() != 1) {
            throw new ScriptException(step.at(), "a step has exactly one of: send, think, loop, log");
        }
        return step.has("send")
                ? new Step.Send(new Payload.Text(payload(step.required("send"))))
                : new Step.Think(think(step.required("think")));
    }

    private Step loop(Fields step) throws ScriptException {
        for (String other : List.of("send", "think", "log")) {
            step.refuse(other, "stands beside a loop; put it into the loop's list or into a step of its own");
        }
        Node count = step.value("count")
                .orElseThrow(() -> new ScriptException(step.at(), "a loop without \"count\" never ends; give it one"));
        refuseTemplates(count);
        return new Step.Loop(
                Scalars.whole(count, "count", 1, SessionSize.MOST_STEPS), read(step.required("loop"), "loop"));
    }

    private static long think(Node node) throws ScriptException {
        refuseTemplates(node);
        return Durations.nanos(node, "think", 0, Durations.MAX_NANOS);
    }

    private static String payload(Node node) throws ScriptException {
        refuseTemplates(node);
        String payload = sendable(node);
        int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > SteadyPhases.MOST_BYTES) {
            throw new ScriptException(
                    node.at(),
                    "send has %s bytes; a message has at most %s"
                            .formatted(Scalars.shown(bytes), Scalars.shown(SteadyPhases.MOST_BYTES)));
        }
        return payload;
    }

    private static String sendable(Node node) throws ScriptException {
        return switch (node) {
            case Node.Text text -> text.text();
            case Node.Numeral number -> JsonText.number(number);
            case Node.Mapping mapping -> {
                refuseCaptures(mapping);
                yield JsonText.of(mapping);
            }
            case Node.Sequence list -> JsonText.of(list);
            case Node.Bool other -> throw notSendable(other);
            case Node.Nothing other -> throw notSendable(other);
        };
    }

    private static ScriptException notSendable(Node node) {
        return new ScriptException(
                node.at(), "send is %s; it must be text, a number, an object or a list".formatted(node.described()));
    }

    private static void refuseCaptures(Node.Mapping payload) throws ScriptException {
        for (String key : List.of("capture", "match")) {
            Node.Entry entry = payload.entries().get(key);
            if (entry != null) {
                String problem = "\"" + key + "\" in a send is not supported; " + NO_CAPTURE;
                throw new ScriptException(entry.at(), problem);
            }
        }
    }

    private static void refuseTemplates(Node node) throws ScriptException {
        switch (node) {
            case Node.Text text -> refuseTemplate(text.at(), text.text());
            case Node.Mapping mapping -> {
                for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
                    refuseTemplate(entry.getValue().at(), entry.getKey());
                    refuseTemplates(entry.getValue().value());
                }
            }
            case Node.Sequence sequence -> {
                for (Node item : sequence.items()) {
                    refuseTemplates(item);
                }
            }
            default -> {}
        }
    }

    private static void refuseTemplate(Position at, String text) throws ScriptException {
        if (text.contains("{{")) {
            throw new ScriptException(
                    at,
                    "templates are not supported, but this is %s; write the value out".formatted(Node.quoted(text)));
        }
    }
}
