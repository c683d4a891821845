package io.echobench.harness.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What {@code --client auto} measured before the first trial, and what follows: pure. The n-th windows of all clients ran beside each other.
 *
 * @param nanosPerMessage CPU of the load process for a message in each window, by client; the first client is the one that is kept unless another
 *     costs less, {@code nio}; empty where nothing was measured
 * @param obstacles why clients were not measured, a clause for each, or why none was
 */
public record ClientCheck(Map<String, List<Double>> nanosPerMessage, List<String> obstacles) {

    private static final String USUAL = "nio";

    /** So much less it must cost: what is the JDK's own is kept where there is little to be had. */
    private static final double WORTH_IT = 0.95;

    /** Copies both. */
    public ClientCheck {
        Map<String, List<Double>> copy = new LinkedHashMap<>();
        nanosPerMessage.forEach((client, nanos) -> copy.put(client, List.copyOf(nanos)));
        nanosPerMessage = Collections.unmodifiableMap(copy);
        obstacles = List.copyOf(obstacles);
    }

    /** One in which nothing was measured. */
    public static ClientCheck impossible(List<String> why) {
        return new ClientCheck(Map.of(), why);
    }

    /** The client that cost least, if it cost less than {@code nio} in every pair of windows and by enough in the mean; else {@code nio}. */
    public String chosen() {
        String cheapest = USUAL;
        for (String client : nanosPerMessage.keySet()) {
            boolean cheaper = dearest(client) < 1 && meanRatio(client) <= WORTH_IT;
            if (cheaper && meanRatio(client) < meanRatio(cheapest)) {
                cheapest = client;
            }
        }
        return cheapest;
    }

    private double dearest(String client) {
        return ratios(client).stream().mapToDouble(Double::doubleValue).max().orElse(1);
    }

    /** Geometric mean of the pairs' ratios, over nio. */
    private double meanRatio(String client) {
        return Math.exp(ratios(client).stream().mapToDouble(Math::log).average().orElse(0));
    }

    private List<Double> ratios(String client) {
        List<Double> own = nanosPerMessage.getOrDefault(client, List.of());
        List<Double> usual = nanosPerMessage.getOrDefault(USUAL, List.of());
        return IntStream.range(0, Math.min(own.size(), usual.size()))
                .mapToObj(window -> own.get(window) / usual.get(window))
                .toList();
    }

    /** What was measured and what follows, in one line. */
    public String words() {
        String client = "client: " + chosen();
        String why = String.join("; ", obstacles);
        if (nanosPerMessage.isEmpty()) {
            return client + ", because " + (why.isEmpty() ? "there is no other" : why);
        }
        String costs = nanosPerMessage.keySet().stream().map(this::cost).collect(Collectors.joining(", "));
        return client + "; a message to the reference server cost " + costs + " of CPU in adjacent windows"
                + (why.isEmpty() ? "" : "; " + why);
    }

    private String cost(String client) {
        String micros = nanosPerMessage.getOrDefault(client, List.of()).stream()
                .map(nanos -> String.format(Locale.ROOT, "%.2f", nanos / 1e3))
                .collect(Collectors.joining(" and "));
        return client.equals(USUAL)
                ? client + " " + micros + " us"
                : String.format(Locale.ROOT, "%s %s us (%.2f of it)", client, micros, meanRatio(client));
    }
}
