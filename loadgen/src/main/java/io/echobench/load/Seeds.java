package io.echobench.load;

/** Draws that are pure functions of a seed and a number. */
final class Seeds {

    private Seeds() {}

    /** A seed of its own for part {@code number} of what {@code seed} stands for. */
    static long derived(long seed, long number) {
        return mixed(seed + (number + 1) * 0x9E3779B97F4A7C15L);
    }

    /** Evenly distributed in [0, 1): 53 bits of the seed derived. */
    static double unit(long seed, long number) {
        return (derived(seed, number) >>> 11) * 0x1p-53;
    }

    /** Every bit depends on every bit: the finalizer of SplitMix64 (<a href="https://prng.di.unimi.it/splitmix64.c">source</a>). */
    static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
