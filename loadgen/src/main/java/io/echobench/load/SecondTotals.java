package io.echobench.load;

import org.HdrHistogram.Histogram;

/** Adds up what the loops recorded of one second. */
final class SecondTotals {

    private final Histogram responses = new Histogram(1, Slice.LONGEST_NANOS, 3);
    private long intended;
    private long sessions;
    private long sent;
    private long completed;
    private long errors;
    private long openConnections;

    void add(Slice slice) {
        responses.add(slice.histogram(Interval.RESPONSE));
        intended += slice.intended;
        sessions += slice.sessions;
        sent += slice.sent;
        completed += slice.completed;
        errors += slice.errors.values().stream().mapToLong(Long::longValue).sum();
        openConnections += slice.openConnections;
    }

    LoadResult.Second second(int number) {
        boolean none = responses.getTotalCount() == 0;
        return new LoadResult.Second(
                number,
                intended,
                sessions,
                sent,
                completed,
                errors,
                openConnections,
                none ? -1 : responses.getValueAtPercentile(50),
                none ? -1 : responses.getValueAtPercentile(99),
                none ? -1 : responses.getMaxValue());
    }
}
