package io.echobench.harness.inference.validity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the machine could carry the run at all.
 *
 * @param trials planned trials that were run: each backend in each round once
 * @param invalid how many of them were invalid at their first attempt: repeats must not make a quiet run of a noisy one
 * @param bySignal in how many of these each signal was beyond its limit
 */
public record MachineNoise(int trials, int invalid, Map<Signal, Integer> bySignal) {

    /** The share of invalid trials from which on a table ranks nothing. */
    public static final double MOST_INVALID = 0.25;

    /** Of the first attempts of all trials. */
    public static MachineNoise of(List<Validity> firstAttempts) {
        Map<Signal, Integer> bySignal = new EnumMap<>(Signal.class);
        firstAttempts.stream()
                .flatMap(each -> each.violations().stream())
                .forEach(violation -> bySignal.merge(violation.signal(), 1, Integer::sum));
        int invalid = (int) firstAttempts.stream().filter(each -> !each.valid()).count();
        return new MachineNoise(firstAttempts.size(), invalid, bySignal);
    }

    /** {@code 3 of 112 trials were invalid at their first attempt (steal 2, run-queue wait 1)}. */
    public String sentence() {
        return "%d of %d trials were invalid at their first attempt%s"
                .formatted(invalid, trials, bySignal.isEmpty() ? "" : " (" + causes() + ")");
    }

    private String causes() {
        return bySignal.entrySet().stream()
                .map(cause -> cause.getKey().label() + " " + cause.getValue())
                .collect(Collectors.joining(", "));
    }

    /** {@code machine too noisy: 14 of 40 trials were invalid at their first attempt (steal 10, run-queue wait 4)}; empty where it was not. */
    public Optional<String> objection() {
        if (invalid <= MOST_INVALID * trials) {
            return Optional.empty();
        }
        return Optional.of("machine too noisy: " + sentence());
    }
}
