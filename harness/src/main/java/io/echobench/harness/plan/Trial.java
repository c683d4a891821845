package io.echobench.harness.plan;

/**
 * One backend in one round: a fresh server process and a fresh load process.
 *
 * @param number from 1, in the order of the run
 * @param round from 1
 * @param backend its id
 * @param seed of this round's schedule: the same for every backend of a round
 */
public record Trial(int number, int round, String backend, long seed) {

    /** What its files start with: {@code 03-netty}. */
    public String fileStem() {
        return "%02d-%s".formatted(number, backend);
    }
}
