package io.echobench.harness.inference.simulation;

import java.util.SplittableRandom;

/** How the figures of trials scatter; see noise-models.yaml, which holds them all. */
public record NoiseModel(double forkSd, Tails tails, double driftSd, double driftMemory, double trend) {

    /** The law from one process to the next. */
    public enum Tails {
        normal,
        t3
    }

    /** The noise of so many trials in their order, on the log scale. */
    double[] ofTrials(int trials, SplittableRandom random) {
        double[] noise = new double[trials];
        double drift = driftSd * random.nextGaussian();
        for (int at = 0; at < trials; at++) {
            noise[at] = drift + trend * at / Math.max(1, trials - 1) + forkSd * fork(random);
            drift = driftMemory * drift + driftSd * Math.sqrt(1 - driftMemory * driftMemory) * random.nextGaussian();
        }
        return noise;
    }

    /** With a standard deviation of 1. */
    private double fork(SplittableRandom random) {
        double normal = random.nextGaussian();
        if (tails == Tails.normal) {
            return normal;
        }
        double chiSquared = 0;
        for (int i = 0; i < 3; i++) {
            double each = random.nextGaussian();
            chiSquared += each * each;
        }
        return normal
                / Math.sqrt(chiSquared / 3)
                / Math.sqrt(3); // Student's t with 3 degrees of freedom has the variance 3
    }
}
