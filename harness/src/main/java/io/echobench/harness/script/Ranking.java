package io.echobench.harness.script;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code config.x-echobench.ranking} as it is written: it means something together with a ladder only.
 *
 * @param at where it stands in the script
 * @param primary which rungs rank
 */
record Ranking(Position at, String anchor, Node primary, OptionalDouble halfWidth, int mostRounds) {

    static final Vocabulary RANKING = Vocabulary.of("ranking", "anchor", "primary", "halfWidth", "mostRounds");

    private static final String USUAL_ANCHOR = "reference";
    private static final int USUAL_MOST_ROUNDS = 30;
    private static final int MOST_ROUNDS = 1_000;
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,6})?)\\s*%");
    private static final double LEAST_HALF_WIDTH = 0.001;
    private static final double MOST_HALF_WIDTH = 0.5;

    static Ranking read(Node node, Notes notes) throws ScriptException {
        Fields fields = RANKING.fields(node, notes);
        Optional<Double> halfWidth = fields.read("halfWidth", Ranking::share);
        if (halfWidth.isEmpty()) {
            fields.refuse(
                    "mostRounds", "belongs to a halfWidth; without one the number of rounds is fixed by \"rounds\"");
        }
        return new Ranking(
                node.at(),
                fields.read("anchor", Scalars::text).orElse(USUAL_ANCHOR),
                fields.required("primary"),
                halfWidth.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                fields.read("mostRounds", (value, key) -> Scalars.whole(value, key, 2, MOST_ROUNDS))
                        .map(Math::toIntExact)
                        .orElse(USUAL_MOST_ROUNDS));
    }

    /** What both ask for together; neither may stand alone. */
    static Optional<Ranked> of(Optional<Ranking> ranking, Optional<Ladder> ladder) throws ScriptException {
        if (ladder.isPresent() && ranking.isEmpty()) {
            throw new ScriptException(
                    ladder.get().at(), "a ladder needs \"ranking\" in x-echobench, which names its \"primary\" rate");
        }
        return ranking.isEmpty() ? Optional.empty() : Optional.of(ranking.get().over(ladder));
    }

    private Ranked over(Optional<Ladder> ladder) throws ScriptException {
        if (ladder.isEmpty()) {
            throw new ScriptException(
                    at, "ranking needs a phase of mode \"ladder\" in x-echobench: it ranks by its rates");
        }
        List<Double> rates = ladder.get().rates();
        return new Ranked(anchor, rates, primaryRates(rates), halfWidth, mostRounds);
    }

    /** One rate, or a list of them in any order. */
    private List<Double> primaryRates(List<Double> rates) throws ScriptException {
        List<Node> items = primary instanceof Node.Sequence list ? list.items() : List.of(primary);
        if (items.isEmpty()) {
            throw new ScriptException(primary.at(), "primary has no rates; it must have one of the ladder's at least");
        }
        Set<Double> named = new TreeSet<>();
        for (Node item : items) {
            double rate = Scalars.decimal(item, "primary", 0.001, SessionPhases.MAX_RATE);
            if (!rates.contains(rate)) {
                throw new ScriptException(
                        item.at(),
                        "primary is %s, which is no rate of the ladder; the nearest of %s is %s"
                                .formatted(
                                        item.described(),
                                        rates.stream().map(Ladder::digits).collect(Collectors.joining(", ")),
                                        Ladder.digits(nearest(rate, rates))));
            }
            if (!named.add(rate)) {
                throw new ScriptException(item.at(), "primary names %s twice".formatted(Ladder.digits(rate)));
            }
        }
        return List.copyOf(named);
    }

    /** By ratio: 3,000 is nearer to 5,000 than to 1,000. */
    private static double nearest(double rate, List<Double> rates) {
        return rates.stream()
                .min(Comparator.comparingDouble(other -> Math.abs(Math.log(other / rate))))
                .orElseThrow();
    }

    private static double share(Node node, String key) throws ScriptException {
        Matcher matcher =
                PERCENT.matcher(node instanceof Node.Text text ? text.text().strip() : "");
        if (matcher.matches()) {
            double share = new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue();
            if (share >= LEAST_HALF_WIDTH && share <= MOST_HALF_WIDTH) {
                return share;
            }
        }
        throw new ScriptException(
                node.at(),
                "%s is %s; it must be a share such as \"2%%\", from 0.1%% to 50%%".formatted(key, node.described()));
    }
}
