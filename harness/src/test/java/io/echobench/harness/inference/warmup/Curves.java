package io.echobench.harness.inference.warmup;

import io.echobench.harness.inference.warmup.SteadyState.RoundClass;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The shapes of warm-up-curves.yaml, which says what each field is. */
record Curves(Noise noise, int windows, int seeds, List<Curve> curves) {

    record Noise(double sd, double memory) {}

    record Decay(double size, double tau) {}

    record Step(int at, double factor) {}

    record Cycle(double size, double period) {}

    record Curve(
            String name,
            double level,
            Optional<Decay> decay,
            Optional<List<Step>> steps,
            Optional<Cycle> cycle,
            Optional<List<Double>> recorded,
            double fixedCutBias,
            boolean settles,
            double maxBias,
            double refusedAtLeast,
            double refusedAtMost,
            int cutAtLeast,
            RoundClass roundClass) {

        @Override
        public String toString() {
            return name;
        }

        /** Without noise. */
        double at(int window) {
            if (recorded.isPresent() && window < recorded.get().size()) {
                return recorded.get().get(window);
            }
            double value = level;
            value *= 1
                    + decay.map(fading -> fading.size() * Math.exp(-window / fading.tau()))
                            .orElse(0.0);
            for (Step step : steps.orElse(List.of())) {
                value *= window >= step.at() ? step.factor() : 1;
            }
            return value
                    * (1
                            + cycle.map(wave -> wave.size() * Math.sin(2 * Math.PI * window / wave.period()))
                                    .orElse(0.0));
        }

        /** What it settles at. */
        double settled(int windows) {
            return cycle.isPresent() || decay.isPresent() ? level : at(windows - 1);
        }
    }

    double[] series(Curve curve, int windows, SplittableRandom random) {
        double[] series = new double[windows];
        double drift = noise.sd() * random.nextGaussian();
        for (int window = 0; window < windows; window++) {
            series[window] = curve.at(window) * Math.exp(drift);
            drift = noise.memory() * drift
                    + noise.sd() * Math.sqrt(1 - noise.memory() * noise.memory()) * random.nextGaussian();
        }
        return series;
    }
}
