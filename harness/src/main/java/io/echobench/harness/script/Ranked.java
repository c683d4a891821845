package io.echobench.harness.script;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a script that ranks asks for: {@code x-echobench.ranking}. Such a run has a balanced order, an anchor in every trial, controls, and
 * repeats trials that do not count.
 *
 * @param anchor id of the backend that runs beside each server and is loaded in adjacent slices: {@code reference}
 * @param rates messages a second of the ladder's rungs, ascending
 * @param primaryRates the rungs whose cost factors rank, by their geometric mean, declared before the run; some of {@code rates}, ascending
 * @param halfWidth a run goes on until the 95 % interval of every ratio is that narrow, as a share; empty: a fixed number of rounds
 * @param mostRounds where {@code halfWidth} is given: the last round
 */
public record Ranked(
        String anchor, List<Double> rates, List<Double> primaryRates, OptionalDouble halfWidth, int mostRounds) {

    /** Copies the lists. */
    public Ranked {
        rates = List.copyOf(rates);
        primaryRates = List.copyOf(primaryRates);
    }
}
