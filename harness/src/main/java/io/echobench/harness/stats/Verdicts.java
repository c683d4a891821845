package io.echobench.harness.stats;

import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.script.Assertion;
import io.echobench.harness.script.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Judges the trials of a run by the assertions of its script. Each trial is what Artillery calls a run, so each is judged by itself. */
public final class Verdicts {

    private Verdicts() {}

    /**
     * One for each backend and assertion; a backend of which no round ran to its end has none, for its row says why.
     *
     * @param backends in the order in which they are wanted
     */
    public static List<Verdict> of(
            List<Assertion> assertions, List<String> backends, List<TrialResult> trials, Histograms histograms) {
        List<Verdict> verdicts = new ArrayList<>();
        for (String backend : backends) {
            List<TrialMetrics> rounds = trials.stream()
                    .filter(trial -> trial.trial().backend().equals(backend))
                    .filter(Completed.class::isInstance)
                    .map(trial -> new TrialMetrics((Completed) trial, histograms))
                    .toList();
            if (!rounds.isEmpty()) {
                assertions.forEach(assertion -> verdicts.add(verdict(backend, assertion, rounds)));
            }
        }
        return verdicts;
    }

    private static Verdict verdict(String backend, Assertion assertion, List<TrialMetrics> rounds) {
        for (TrialMetrics round : rounds) {
            Map<String, Double> values = new HashMap<>();
            for (String name : assertion.expression().metrics()) {
                OptionalDouble value = round.value(name);
                if (value.isEmpty()) {
                    return new Verdict(
                            backend, assertion, false, "round " + round.round() + " has no value of " + name);
                }
                values.put(name, value.getAsDouble());
            }
            if (!Expression.isTrue(assertion.expression().value(values))) {
                return new Verdict(backend, assertion, false, "in round " + round.round() + " " + shown(values));
            }
        }
        return new Verdict(backend, assertion, true, "");
    }

    private static String shown(Map<String, Double> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(value -> value.getKey() + " is " + shown(value.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String shown(double value) {
        if (Double.isInfinite(value)) {
            return "beyond what is waited for";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
