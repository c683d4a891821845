package io.echobench.harness.profile;

/** A program that computes for as many milliseconds as it is told, and ends. */
final class Busy {

    private Busy() {}

    /** Takes one argument. */
    public static void main(String[] args) {
        if (compute(Long.parseLong(args[0])) == 0) {
            System.err.println("never");
        }
    }

    private static double compute(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        double sum = 1;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 1_000; i++) {
                sum += Math.sqrt(sum + i);
            }
        }
        return sum;
    }
}
