package io.echobench.load;

/** The law by which arrivals follow each other in an open loop. */
public enum Arrivals {
    /** Evenly: the k-th is due where the integral of the rate is k - 1/2. */
    UNIFORM,
    /** A Poisson process of that rate, drawn from the seed: the same for every backend. */
    POISSON
}
