package io.echobench.harness.script;

import io.echobench.dialogue.Act;
import io.echobench.dialogue.Template;
import io.echobench.dialogue.Value;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how often a loop is run, and what its variables are called. */
final class Loops {

    /** The variable that counts, where the loop does not say. */
    static final String INDEX = "$loopCount";

    /** The variable that holds the element, where the loop does not say. */
    static final String ELEMENT = "$loopElement";

    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,9})\\s*-\\s*(\\d{1,9})\\s*");

    private final Templates templates;

    Loops(Templates templates) {
        this.templates = templates;
    }

    Act read(Fields step, List<Act> acts) throws ScriptException {
        return new Act.Loop(
                times(step),
                step.read("loopValue", Scalars::text).orElse(INDEX),
                step.read("loopElement", Scalars::text).orElse(ELEMENT),
                acts);
    }

    private Act.Times times(Fields step) throws ScriptException {
        if (step.has("over")) {
            step.refuse("count", "stands beside \"over\"; keep one of the two");
            return new Act.Times.Over(list(step.required("over")));
        }
        Node count = step.value("count")
                .orElseThrow(() -> new ScriptException(step.at(), "a loop without \"count\" never ends; give it one"));
        if (Templates.isTemplate(count)) {
            return new Act.Times.Count(templates.read(count));
        }
        if (count instanceof Node.Text text) {
            Matcher range = RANGE.matcher(text.text());
            if (range.matches()) {
                checkRange(count, Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
                return new Act.Times.Count(new Template.Constant(new Value.Text(text.text())));
            }
        }
        long times = Scalars.whole(count, "count", 1, SessionSize.MOST_STEPS);
        return new Act.Times.Count(new Template.Constant(new Value.Numeric(times)));
    }

    private static void checkRange(Node count, long from, long to) throws ScriptException {
        if (to <= from || to - from > SessionSize.MOST_STEPS) {
            throw new ScriptException(
                    count.at(),
                    "count is %s, which runs from %d up to, but not including, %d: that must be 1 to %s times"
                            .formatted(count.described(), from, to, Scalars.shown(SessionSize.MOST_STEPS)));
        }
    }

    private Template list(Node over) throws ScriptException {
        if (over instanceof Node.Sequence list) {
            return templates.read(list);
        }
        String name = Scalars.text(over, "over");
        return templates.text(over.at(), name.contains("{{") ? name : "{{ " + name + " }}");
    }
}
