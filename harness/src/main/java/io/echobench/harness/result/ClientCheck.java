package io.echobench.harness.result;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What {@code --client auto} measured before the first trial, and what follows: pure. The n-th window of one client ran beside the n-th of the
 * other.
 *
 * @param nioNanosPerMessage CPU of the load process for a message, in each of its windows
 * @param ioUringNanosPerMessage the same over io_uring
 * @param obstacle why nothing was measured, or not all; empty where all was
 */
public record ClientCheck(List<Double> nioNanosPerMessage, List<Double> ioUringNanosPerMessage, String obstacle) {

    /** So much less it must cost: what is the JDK's own is kept where there is little to be had. */
    private static final double WORTH_IT = 0.95;

    /** Copies the lists. */
    public ClientCheck {
        nioNanosPerMessage = List.copyOf(nioNanosPerMessage);
        ioUringNanosPerMessage = List.copyOf(ioUringNanosPerMessage);
    }

    /** One that could not be made. */
    public static ClientCheck impossible(String why) {
        return new ClientCheck(List.of(), List.of(), why);
    }

    /** Whether io_uring cost less in every pair of windows, and by enough in the mean. */
    public boolean favoursIoUring() {
        return obstacle.isEmpty() && !nioNanosPerMessage.isEmpty() && dearest() < 1 && meanRatio() <= WORTH_IT;
    }

    private double dearest() {
        double most = 0;
        for (int i = 0; i < nioNanosPerMessage.size(); i++) {
            most = Math.max(most, ratio(i));
        }
        return most;
    }

    /** Geometric mean of the pairs' ratios, io_uring over nio. */
    private double meanRatio() {
        double logs = 0;
        for (int i = 0; i < nioNanosPerMessage.size(); i++) {
            logs += Math.log(ratio(i));
        }
        return Math.exp(logs / nioNanosPerMessage.size());
    }

    private double ratio(int pair) {
        return ioUringNanosPerMessage.get(pair) / nioNanosPerMessage.get(pair);
    }

    /** What was measured and what follows, in one line. */
    public String words() {
        String client = "client: " + (favoursIoUring() ? "io-uring" : "nio");
        return obstacle.isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "%s; a message to the reference server cost nio %s and io-uring %s us of CPU in adjacent windows: %.2f of it",
                        client,
                        micros(nioNanosPerMessage),
                        micros(ioUringNanosPerMessage),
                        meanRatio())
                : client + ", because " + obstacle;
    }

    private static String micros(List<Double> nanos) {
        return nanos.stream()
                .map(each -> String.format(Locale.ROOT, "%.2f", each / 1e3))
                .collect(Collectors.joining(" and "));
    }
}
