package io.echobench.benchmarks.ratio;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.ratio.RatioRecord.Pair;
import io.echobench.benchmarks.yardstick.CServer;
import java.util.List;

/**
 * Runs rounds: each side once, one right after the other, in an order that takes turns. A round in which a side failed is no pair; it
 * is kept as a sentence.
 */
final class Comparison {

    /** Gives a server for a shape. */
    interface Servers {

        CServer start() throws BenchmarkException, InterruptedException;
    }

    private final Side first;
    private final Side second;
    private final Servers servers;
    private final RatioResults results;

    Comparison(Side first, Side second, Servers servers, RatioResults results) {
        this.first = first;
        this.second = second;
        this.servers = servers;
        this.results = results;
    }

    /** All rounds of a shape against one server; {@code seed} draws the order. */
    void run(Shape shape, int rounds, long seed) throws BenchmarkException, InterruptedException {
        List<Boolean> order = RoundOrder.firstSideFirst(rounds, seed);
        try (CServer server = servers.start()) {
            for (int round = 0; round < rounds; round++) {
                run(shape, round, order.get(round), server);
            }
        }
    }

    private void run(Shape shape, int round, boolean firstSideFirst, CServer server)
            throws BenchmarkException, InterruptedException {
        try {
            Window a;
            Window b;
            if (firstSideFirst) {
                a = first.measure(shape, server);
                b = second.measure(shape, server);
            } else {
                b = second.measure(shape, server);
                a = first.measure(shape, server);
            }
            results.add(shape, new Pair(round + 1, firstSideFirst, a, b));
        } catch (BenchmarkException e) {
            results.fail(shape, "round " + (round + 1) + ": " + e.getMessage());
            if (!server.handle().isAlive()) {
                throw new BenchmarkException(
                        "the C server ended in round " + (round + 1) + " of " + shape.id() + ".", e);
            }
        }
    }
}
