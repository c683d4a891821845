package io.echobench.harness.plan;

/**
 * One backend in one round: a fresh server process and a fresh load process.
 *
 * @param number from 1, in the order of the plan; 0 for what is measured before it
 * @param round from 1; 0 likewise
 * @param backend its id
 * @param seed of this round's schedule: the same for every backend of a round
 * @param attempt from 1; a trial that does not count is repeated as the next attempt
 */
public record Trial(int number, int round, String backend, long seed, int attempt) {

    /** Records that have no attempts are of the first. */
    public Trial {
        attempt = Math.max(1, attempt);
    }

    /** The first attempt. */
    public Trial(int number, int round, String backend, long seed) {
        this(number, round, backend, seed, 1);
    }

    /** The same once more. */
    public Trial again() {
        return new Trial(number, round, backend, seed, attempt + 1);
    }

    /** The same as it stands in the plan. */
    public Trial first() {
        return new Trial(number, round, backend, seed);
    }

    /** What is measured before the first round, to set the rounds up: no round is of it, and no table. */
    public static Trial calibration(String backend, long seed) {
        return new Trial(0, 0, backend, seed);
    }

    /** Whether it is one of the plan. */
    public boolean belongsToPlan() {
        return round > 0;
    }

    /** What its files start with: {@code 03-netty}, and {@code 03-netty.2} for the second attempt. */
    public String fileStem() {
        String stem = "%02d-%s".formatted(number, backend);
        return attempt == 1 ? stem : stem + "." + attempt;
    }
}
