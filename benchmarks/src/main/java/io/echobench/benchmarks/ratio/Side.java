package io.echobench.benchmarks.ratio;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.yardstick.EchoProcess;

/** One of the two clients that are compared. */
public interface Side {

    /** In the table. */
    String name();

    /**
     * Drives the server with the shape in a process of its own: warm-up, silence, the measured window. Nothing of it is left when it
     * returns or throws.
     *
     * @throws BenchmarkException when an echo was wrong or missing, or a process did not come through
     */
    Window measure(Shape shape, EchoProcess server) throws BenchmarkException, InterruptedException;
}
