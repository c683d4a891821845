package io.echobench.harness.script;

import io.echobench.dialogue.Act;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the step {@code think}, and how it is spread. */
final class Thinks {

    private static final Pattern JITTER = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*(%|ms)?");
    private static final long NANOS_A_MILLI = 1_000_000;

    private final Templates templates;
    private final Act.Jitter usual;

    /**
     * What holds for all of a script.
     *
     * @param usual the jitter of a think that does not say
     */
    Thinks(Templates templates, Act.Jitter usual) {
        this.templates = templates;
        this.usual = usual;
    }

    Act read(Fields step) throws ScriptException {
        Node think = step.required("think");
        Act.Amount amount = Templates.isTemplate(think)
                ? new Act.Amount.Computed(templates.read(think))
                : new Act.Amount.Nanos(Durations.nanos(think, "think", 0, Durations.MAX_NANOS));
        Optional<Act.Jitter> jitter = step.read("jitter", (node, key) -> jitter(node));
        return new Act.Think(amount, jitter.orElse(usual));
    }

    /** Milliseconds, or a share of the think. */
    static Act.Jitter jitter(Node node) throws ScriptException {
        String words = switch (node) {
            case Node.Text text -> text.text().strip();
            case Node.Numeral number -> number.digits();
            default -> "";
        };
        Matcher matcher = JITTER.matcher(words);
        if (!matcher.matches()) {
            throw new ScriptException(
                    node.at(),
                    "jitter is " + node.described()
                            + "; it must be milliseconds such as 500 or a share such as \"20%\"");
        }
        BigDecimal amount = new BigDecimal(matcher.group(1));
        if ("%".equals(matcher.group(2))) {
            return new Act.Jitter.Share(Math.min(100, amount.movePointLeft(2).doubleValue()));
        }
        BigDecimal nanos = amount.multiply(BigDecimal.valueOf(NANOS_A_MILLI));
        return new Act.Jitter.Nanos(
                nanos.min(BigDecimal.valueOf(Durations.MAX_NANOS)).longValue());
    }
}
