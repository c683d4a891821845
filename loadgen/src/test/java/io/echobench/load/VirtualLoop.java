package io.echobench.load;

import org.HdrHistogram.Histogram;

/** What the tests in virtual time use of this package's inner parts. */
public final class VirtualLoop {

    private VirtualLoop() {}

    /** A histogram like those that event loops record into. */
    public static Histogram newHistogram() {
        return Slice.newHistogram();
    }
}
