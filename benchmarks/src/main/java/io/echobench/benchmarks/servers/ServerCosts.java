package io.echobench.benchmarks.servers;

import io.echobench.benchmarks.ratio.LogRatio;
import io.echobench.benchmarks.servers.ServersRecord.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What slices come to: pure. A JVM compiles anew in each boot, and the windows of a boot share what came of it; a boot is therefore what is
 * drawn, and its windows' mean log ratio is one figure.
 */
final class ServerCosts {

    private ServerCosts() {}

    /** The contender's CPU per message over the C server's; empty with fewer than two boots. */
    static Optional<LogRatio> overC(List<Slice> slices) {
        return overBoots(slices, Slice::ratio);
    }

    /** The contender's over that of the same backend without its flags, window by window; empty with fewer than two boots that have both. */
    static Optional<LogRatio> overPlain(List<Slice> slices, List<Slice> plain) {
        Map<List<Integer>, Double> beside = new HashMap<>();
        plain.forEach(slice -> beside.put(place(slice), slice.own().serverMicros()));
        List<Slice> both = slices.stream()
                .filter(slice -> beside.containsKey(place(slice)))
                .toList();
        return overBoots(both, slice -> slice.own().serverMicros() / beside.getOrDefault(place(slice), Double.NaN));
    }

    /** The contender's CPU per message over the C server's, of one boot. */
    static double ofBoot(List<Slice> slices, int boot) {
        return expOfMean(slices.stream()
                .filter(slice -> slice.boot() == boot)
                .map(slice -> Math.log(slice.ratio()))
                .toList());
    }

    private static List<Integer> place(Slice slice) {
        return List.of(slice.boot(), slice.round());
    }

    private static Optional<LogRatio> overBoots(List<Slice> slices, ToDoubleFunction<Slice> ratio) {
        Map<Integer, List<Double>> logs = new TreeMap<>();
        slices.forEach(slice ->
                logs.computeIfAbsent(slice.boot(), any -> new ArrayList<>()).add(Math.log(ratio.applyAsDouble(slice))));
        if (logs.size() < 2) {
            return Optional.empty();
        }
        List<Double> means = logs.values().stream().map(ServerCosts::expOfMean).toList();
        return Optional.of(LogRatio.of(means, means.stream().map(any -> 1.0).toList()));
    }

    private static double expOfMean(Collection<Double> logs) {
        return Math.exp(logs.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN));
    }
}
