package io.echobench.load.virtual;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** When a server has answered the messages that reach it. Times are nanoseconds since the arrival of its first message. */
interface Service {

    /** When the answer leaves; called once for each message, in the order of arrival. */
    long finishNanos(long arrivalNanos);

    /** One worker, first in, first out, that rests during stalls. */
    static Service fifo(LongSupplier workNanos, Stalls stalls) {
        return new Service() {
            private long free;

            @Override
            public long finishNanos(long arrivalNanos) {
                free = stalls.finish(Math.max(arrivalNanos, free), workNanos.getAsLong());
                return free;
            }
        };
    }

    /** As many workers as it takes: every answer comes equally late. */
    static Service delay(long nanos) {
        return arrivalNanos -> arrivalNanos + nanos;
    }

    /** Work that is exponentially distributed, in whole nanoseconds; the same seed gives the same work. */
    static LongSupplier exponential(double meanNanos, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return () -> Math.round(-meanNanos * Math.log1p(-random.nextDouble()));
    }
}
