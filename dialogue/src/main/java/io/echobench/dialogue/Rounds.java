package io.echobench.dialogue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the rounds of one loop of one session. */
final class Rounds {

    /** A list of steps that is no loop. */
    static final Rounds ONCE = new Rounds("", "", 0, 0, List.of());

    /** No loop is run more often, whatever a variable says. */
    private static final long MOST = 1_000_000;

    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,9})\\s*-\\s*(\\d{1,9})\\s*");

    private final String indexName;
    private final String elementName;
    private final long from;
    private final long to;
    private final List<Value> elements;
    private long index;

    private Rounds(String indexName, String elementName, long from, long to, List<Value> elements) {
        this.indexName = indexName;
        this.elementName = elementName;
        this.from = from;
        this.to = to;
        this.elements = elements;
        index = from;
    }

    static Rounds of(Act.Loop loop, Scope scope) {
        return switch (loop.times()) {
            case Act.Times.Count count -> counting(loop, count.count().value(scope));
            case Act.Times.Over over -> {
                List<Value> elements = over.list().value(scope) instanceof Value.Items list ? list.items() : List.of();
                yield new Rounds(loop.indexName(), loop.elementName(), 0, elements.size(), elements);
            }
        };
    }

    /** A range counts from its first number up to, but not including, its second, as in Artillery. */
    private static Rounds counting(Act.Loop loop, Value count) {
        Matcher range = RANGE.matcher(count.text());
        if (range.matches()) {
            return new Rounds(
                    loop.indexName(),
                    loop.elementName(),
                    Long.parseLong(range.group(1)),
                    Long.parseLong(range.group(2)),
                    List.of());
        }
        return new Rounds(loop.indexName(), loop.elementName(), 0, whole(count.text()), List.of());
    }

    private static long whole(String text) {
        try {
            return (long) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Begins the next round, if there is one. */
    boolean next(Scope scope) {
        if (index >= to || index - from >= MOST) {
            return false;
        }
        index++;
        show(scope);
        return true;
    }

    /** Sets its variables: at the beginning of a round, and again when a loop within it has used the same names. */
    void show(Scope scope) {
        if (index > from) {
            long round = index - 1;
            scope.set(indexName, new Value.Numeric(round));
            scope.set(elementName, elements.isEmpty() ? new Value.Numeric(round) : elements.get((int) round));
        }
    }
}
