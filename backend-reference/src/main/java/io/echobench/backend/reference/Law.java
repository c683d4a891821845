package io.echobench.backend.reference;

import java.util.random.RandomGenerator;

/** The law that a delay or a service time follows. */
sealed interface Law {

    /** No time at all. */
    record Zero() implements Law {
        @Override
        public long drawNanos(RandomGenerator random) {
            return 0;
        }
    }

    /** Always the same. */
    record Constant(long nanos) implements Law {
        @Override
        public long drawNanos(RandomGenerator random) {
            return nanos;
        }
    }

    /** Exponential with this mean. */
    record Exponential(long meanNanos) implements Law {
        @Override
        public long drawNanos(RandomGenerator random) {
            return Math.round(-Math.log(1 - random.nextDouble()) * meanNanos);
        }
    }

    /** {@code nanos} for this share of the messages (0 to 1), zero for the others. */
    record Bimodal(double share, long nanos) implements Law {
        @Override
        public long drawNanos(RandomGenerator random) {
            return random.nextDouble() < share ? nanos : 0;
        }
    }

    /** The next time, in nanoseconds. */
    long drawNanos(RandomGenerator random);
}
