package io.echobench.benchmarks.servers;

import io.echobench.benchmarks.ratio.Shape;
import java.util.List;

/** What servers are driven with: 64 connections, 32 B, at their limit and at fixed rates. */
final class ServerShapes {

    /** One message in flight on each connection. */
    static final Shape CLOSED = new Shape("64x32", new Shape.Load.Closed(64, 32), 0);

    /** All that there are, in the order in which they run. */
    static final List<Shape> ALL =
            List.of(CLOSED, open("open-5k", 5_000), open("open-20k", 20_000), open("open-50k", 50_000));

    private ServerShapes() {}

    private static Shape open(String id, double perSecond) {
        return new Shape(id, new Shape.Load.Open(64, 32, perSecond), 0);
    }
}
