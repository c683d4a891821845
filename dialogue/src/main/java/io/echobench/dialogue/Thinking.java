package io.echobench.dialogue;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a think lasts. */
final class Thinking {

    private static final Pattern AMOUNT = Pattern.compile("\\s*([0-9]{1,12}(?:\\.[0-9]{1,12})?)\\s*([a-z]*)\\s*");
    private static final Map<String, Long> UNIT_NANOS = Map.ofEntries(
            Map.entry("", 1_000_000_000L),
            Map.entry("ms", 1_000_000L),
            Map.entry("s", 1_000_000_000L),
            Map.entry("sec", 1_000_000_000L),
            Map.entry("second", 1_000_000_000L),
            Map.entry("seconds", 1_000_000_000L),
            Map.entry("m", 60_000_000_000L),
            Map.entry("min", 60_000_000_000L),
            Map.entry("minute", 60_000_000_000L),
            Map.entry("minutes", 60_000_000_000L),
            Map.entry("h", 3_600_000_000_000L),
            Map.entry("hour", 3_600_000_000_000L),
            Map.entry("hours", 3_600_000_000_000L));
    private static final BigDecimal LONGEST_NANOS = BigDecimal.valueOf(24 * 3_600_000_000_000L);

    private Thinking() {}

    /** In nanoseconds, at most 24 h; a value that is no duration lasts no time. */
    static long nanos(Act.Think think, Scope scope) {
        long base = switch (think.amount()) {
            case Act.Amount.Nanos known -> known.nanos();
            case Act.Amount.Computed computed -> computed(computed.template().value(scope));
        };
        long spread = switch (think.jitter()) {
            case Act.Jitter.Nanos absolute -> absolute.nanos();
            case Act.Jitter.Share relative -> (long) (base * relative.share());
        };
        return spread == 0 ? base : Math.max(0, base - spread + scope.random().nextLong(2 * spread + 1));
    }

    private static long computed(Value amount) {
        Matcher matcher = AMOUNT.matcher(amount.text().toLowerCase(Locale.ROOT));
        Long unit = matcher.matches() ? UNIT_NANOS.get(matcher.group(2)) : null;
        return unit == null
                ? 0
                : new BigDecimal(matcher.group(1))
                        .multiply(BigDecimal.valueOf(unit))
                        .min(LONGEST_NANOS)
                        .longValue();
    }
}
