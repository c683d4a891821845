package io.echobench.harness.script;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes durations: a number is seconds, text may have a unit ({@code 500ms}, {@code 90s}, {@code 5m}, {@code 1h}; the
 * <a href="https://github.com/vercel/ms">ms</a> notation that Artillery takes).
 */
public final class Durations {

    /** The longest that a script may ask for, and the longest script. */
    static final long MAX_NANOS = TimeUnit.HOURS.toNanos(24);

    private static final BigDecimal NANOS_A_SECOND = BigDecimal.valueOf(1_000_000_000);
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("\\s*([0-9.]{1,20})\\s*([a-z]+)\\s*");
    private static final Map<String, TimeUnit> UNITS = Map.ofEntries(
            Map.entry("ms", TimeUnit.MILLISECONDS),
            Map.entry("s", TimeUnit.SECONDS),
            Map.entry("sec", TimeUnit.SECONDS),
            Map.entry("second", TimeUnit.SECONDS),
            Map.entry("seconds", TimeUnit.SECONDS),
            Map.entry("m", TimeUnit.MINUTES),
            Map.entry("min", TimeUnit.MINUTES),
            Map.entry("minute", TimeUnit.MINUTES),
            Map.entry("minutes", TimeUnit.MINUTES),
            Map.entry("h", TimeUnit.HOURS),
            Map.entry("hour", TimeUnit.HOURS),
            Map.entry("hours", TimeUnit.HOURS));

    private Durations() {}

    /**
     * Reads a duration within bounds, both inclusive.
     *
     * @param leastNanos at least 0
     * @param mostNanos at most {@link #MAX_NANOS}
     */
    static long nanos(Node node, String key, long leastNanos, long mostNanos) throws ScriptException {
        return seconds(node)
                .map(seconds -> seconds.multiply(NANOS_A_SECOND))
                .filter(nanos -> nanos.compareTo(BigDecimal.valueOf(leastNanos)) >= 0)
                .filter(nanos -> nanos.compareTo(BigDecimal.valueOf(mostNanos)) <= 0)
                .map(nanos -> nanos.setScale(0, RoundingMode.HALF_UP).longValueExact())
                .orElseThrow(() -> unfit(node, key, leastNanos, mostNanos));
    }

    /** A duration as people read it: {@code 500 ms}, {@code 90 s}, {@code 30 h 5 min}. */
    public static String shown(long nanos) {
        long minutes = TimeUnit.NANOSECONDS.toMinutes(nanos);
        if (minutes >= 60) {
            return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        if (nanos > 0 && nanos < NANOS_A_SECOND.longValue()) {
            return Scalars.shown(nanos / 1e6) + " ms";
        }
        return Scalars.shown(nanos / 1e9) + " s";
    }

    private static ScriptException unfit(Node node, String key, long leastNanos, long mostNanos) {
        return new ScriptException(
                node.at(),
                "%s is %s; it must be seconds or text such as \"90s\", \"5m\" or \"500ms\", from %s to %s"
                        .formatted(key, node.described(), shown(leastNanos), shown(mostNanos)));
    }

    private static Optional<BigDecimal> seconds(Node node) {
        if (node instanceof Node.Text text) {
            Matcher matcher = NUMBER_AND_UNIT.matcher(text.text().toLowerCase(Locale.ROOT));
            if (matcher.matches()) {
                return Optional.ofNullable(UNITS.get(matcher.group(2)))
                        .flatMap(unit -> Scalars.number(matcher.group(1))
                                .map(amount -> amount.multiply(BigDecimal.valueOf(unit.toNanos(1)))
                                        .divide(NANOS_A_SECOND)));
            }
        }
        return Scalars.number(node);
    }
}
