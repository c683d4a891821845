package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Spread;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A piece of a report's JSON that knows its place, so that whatever is wrong in it is said with it.
 *
 * @param place {@code intermediate[3].latency}; empty for the whole
 */
record Tree(String file, String place, JsonNode node) {

    /** The largest whole number that JavaScript, and so Artillery, counts to exactly. */
    private static final double MOST = 1L << 53;

    private static final int LONGEST_SHOWN = 40;

    boolean has(String key) {
        return node.has(key) && !node.path(key).isNull();
    }

    /** What stands under a key; nothing, which has no key, when that is missing. */
    Tree at(String key) {
        return new Tree(file, place.isEmpty() ? key : place + "." + key, node.path(key));
    }

    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    boolean isObject() {
        return node.isObject();
    }

    /** The items of a list; none where there is nothing. */
    List<Tree> items() throws UnreadableReportException {
        if (isNothing()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw unexpected("a list");
        }
        List<Tree> items = new ArrayList<>();
        for (JsonNode item : node.values()) {
            items.add(new Tree(file, place + "[" + items.size() + "]", item));
        }
        return items;
    }

    /** This, which must be an object. */
    Tree object() throws UnreadableReportException {
        if (!node.isObject()) {
            throw unexpected("an object");
        }
        return this;
    }

    /** A whole number of things; 0 where there is nothing. */
    long count() throws UnreadableReportException {
        if (isNothing()) {
            return 0;
        }
        double value = node.isNumber() ? node.doubleValue(-1) : -1;
        if (!(value >= 0 && value <= MOST) || value != Math.rint(value)) {
            throw unexpected("a count");
        }
        return (long) value;
    }

    /** A number from 0; nothing where there is nothing. */
    Optional<Double> number() throws UnreadableReportException {
        if (isNothing()) {
            return Optional.empty();
        }
        double value = node.isNumber() ? node.doubleValue(-1) : -1;
        if (!(value >= 0 && value <= MOST)) {
            throw unexpected("a number from 0");
        }
        return Optional.of(value);
    }

    /** Counts by name; none where there is nothing. */
    Map<String, Long> counts() throws UnreadableReportException {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (!isNothing()) {
            for (String key : object().keys()) {
                counts.put(key, at(key).count());
            }
        }
        return counts;
    }

    /** A distribution; nothing unless all five figures are there, as in a window in which nothing was timed. */
    Optional<Spread> spread() throws UnreadableReportException {
        if (isNothing()) {
            return Optional.empty();
        }
        object();
        Optional<Double> min = at("min").number();
        Optional<Double> median = at("median").number();
        Optional<Double> p95 = at("p95").number();
        Optional<Double> p99 = at("p99").number();
        Optional<Double> max = at("max").number();
        return min.isPresent() && median.isPresent() && p95.isPresent() && p99.isPresent() && max.isPresent()
                ? Optional.of(new Spread(min.get(), median.get(), p95.get(), p99.get(), max.get()))
                : Optional.empty();
    }

    /** A point in time: milliseconds since 1970 as a number or its digits, or ISO 8601. */
    double epochSeconds() throws UnreadableReportException {
        String text = node.isString() ? node.stringValue("") : "";
        try {
            if (text.matches("\\d{1,15}")) {
                return Long.parseLong(text) / 1e3;
            }
            return text.isEmpty()
                    ? number().orElseThrow(() -> unexpected("a time")) / 1e3
                    : Instant.parse(text).toEpochMilli() / 1e3;
        } catch (DateTimeParseException | ArithmeticException e) {
            throw unexpected("a time");
        }
    }

    UnreadableReportException unexpected(String wanted) {
        String found = isNothing() ? "is missing" : "is " + shown(node.toString());
        return UnreadableReportException.damaged(
                file, (place.isEmpty() ? "the whole" : place) + " " + found + " where " + wanted + " belongs");
    }

    private boolean isNothing() {
        return node.isMissingNode() || node.isNull();
    }

    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
    }
}
