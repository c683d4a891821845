package io.echobench.dialogue;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a variable holds: a value of JavaScript. Immutable. */
public sealed interface Value extends Serializable {

    /** As it appears within a text: text as it is, a list or an object as JSON. */
    String text();

    /** A string. */
    record Text(String text) implements Value {}

    /** A number: a double, as in JavaScript. */
    record Numeric(double number) implements Value {

        @Override
        public String text() {
            return JavaScriptNumber.text(number);
        }
    }

    /** {@code true} or {@code false}. */
    record Flag(boolean flag) implements Value {

        @Override
        public String text() {
            return Boolean.toString(flag);
        }
    }

    /** A list. */
    record Items(List<Value> items) implements Value {

        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return Json.of(this);
        }
    }

    /** An object: keys in their order. */
    record Members(Map<String, Value> members) implements Value {

        /** Copies the map. */
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public String text() {
            return Json.of(this);
        }
    }

    /** No value. */
    enum Nothing implements Value {
        NULL,
        UNDEFINED;

        @Override
        public String text() {
            return this == NULL ? "null" : "undefined";
        }
    }

    /** What stands under a key of an object, or at an index of a list. */
    default Value at(String key) {
        return switch (this) {
            case Members object -> object.members().getOrDefault(key, Nothing.UNDEFINED);
            case Items list ->
                key.matches("[0-9]{1,9}")
                                && Integer.parseInt(key) < list.items().size()
                        ? list.items().get(Integer.parseInt(key))
                        : Nothing.UNDEFINED;
            default -> Nothing.UNDEFINED;
        };
    }

    /** The value of a tree of maps, lists, strings, numbers, booleans and nulls. */
    static Value of(@org.jspecify.annotations.Nullable Object tree) {
        return switch (tree) {
            case null -> Nothing.NULL;
            case Value value -> value;
            case Number number -> new Numeric(number.doubleValue());
            case Boolean flag -> new Flag(flag);
            case Map<?, ?> map -> {
                Map<String, Value> members = new LinkedHashMap<>();
                map.forEach((key, value) -> members.put(String.valueOf(key), of(value)));
                yield new Members(members);
            }
            case List<?> list -> {
                List<Value> items = new ArrayList<>();
                list.forEach(item -> items.add(of(item)));
                yield new Items(items);
            }
            default -> new Text(tree.toString());
        };
    }
}
