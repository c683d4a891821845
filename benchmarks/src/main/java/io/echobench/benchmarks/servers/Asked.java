package io.echobench.benchmarks.servers;

import io.echobench.benchmarks.ratio.Bounds;
import io.echobench.benchmarks.ratio.Shape;
import java.util.Map;
import java.util.Optional;

/**
 * What a backend may cost over the C server at most, in a closed loop with 64 connections: what a first, untuned program with the same
 * library cost on a quiet machine. Nothing is asked of other loads.
 */
final class Asked {

    private static final Map<String, Double> AT_MOST = Map.of(
            "reference", 1.15,
            "netty", 1.03,
            "netty-io-uring", 1.03,
            "netty-epoll", 1.12,
            "vertx", 1.17,
            "netty-nio", 1.26,
            "helidon", 1.49,
            "undertow", 1.54,
            "node-ws", 2.0,
            "python-websockets", 5.3);

    private Asked() {}

    /** Of that backend under that load. */
    static Optional<Bounds> of(String backend, Shape shape) {
        return shape.equals(ServerShapes.CLOSED)
                ? Optional.ofNullable(AT_MOST.get(backend)).map(atMost -> new Bounds(0, atMost))
                : Optional.empty();
    }
}
