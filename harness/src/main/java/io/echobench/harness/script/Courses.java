package io.echobench.harness.script;

import io.echobench.dialogue.Act;
import io.echobench.dialogue.OpeningTemplate;
import io.echobench.dialogue.Scope;
import io.echobench.dialogue.ScriptedCourse;
import io.echobench.dialogue.Template;
import io.echobench.dialogue.Value;
import io.echobench.dialogue.Variables;
import io.echobench.load.Course;
import io.echobench.load.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a flow's steps ready to run: fixed where they are the same in every session, which costs the load process least. */
final class Courses {

    private static final Pattern RANGE = Pattern.compile("\\s*(\\d+)\\s*-\\s*(\\d+)\\s*");

    private Courses() {}

    static Course of(String scenario, Variables variables, OpeningTemplate opening, List<Act> acts) {
        Optional<List<Step>> steps = opening.isConstant() ? fixed(acts) : Optional.empty();
        return steps.<Course>map(same -> new Course.Fixed(opening.opening(Scope.empty()), same))
                .orElseGet(() -> new ScriptedCourse(scenario, variables, opening, acts));
    }

    /** Empty where one of them is not the same in every session. */
    private static Optional<List<Step>> fixed(List<Act> acts) {
        List<Step> steps = new ArrayList<>();
        for (Act act : acts) {
            Optional<Step> step = fixed(act);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            steps.add(step.get());
        }
        return Optional.of(steps);
    }

    private static Optional<Step> fixed(Act act) {
        return switch (act) {
            case Act.Send send ->
                send.content().isConstant() && send.checks().isEmpty()
                        ? Optional.of(new Step.Send(send.content().payload(Scope.empty())))
                        : Optional.empty();
            case Act.Think think ->
                think.amount() instanceof Act.Amount.Nanos known
                                && think.jitter().isNone()
                        ? Optional.of(new Step.Think(known.nanos()))
                        : Optional.empty();
            case Act.Loop loop ->
                times(loop.times()).flatMap(times -> fixed(loop.acts()).map(steps -> new Step.Loop(times, steps)));
            case Act.Wait wait -> Optional.empty();
            case Act.Log log -> Optional.empty();
        };
    }

    private static Optional<Long> times(Act.Times times) {
        return switch (times) {
            case Act.Times.Count count ->
                count.count() instanceof Template.Constant known ? times(known) : Optional.empty();
            case Act.Times.Over over ->
                over.list() instanceof Template.ListOf list && list.isConstant()
                        ? Optional.of((long) list.items().size())
                        : Optional.empty();
        };
    }

    private static Optional<Long> times(Template.Constant count) {
        if (count.value() instanceof Value.Numeric number) {
            return Optional.of((long) number.number());
        }
        Matcher range = RANGE.matcher(count.value().text());
        return range.matches()
                ? Optional.of(Long.parseLong(range.group(2)) - Long.parseLong(range.group(1)))
                : Optional.empty();
    }
}
