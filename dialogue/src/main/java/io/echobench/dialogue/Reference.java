package io.echobench.dialogue;

import java.io.Serializable;
import java.util.List;

/** What stands between {@code {{} and {@code }}}. */
public sealed interface Reference extends Serializable {

    /** The value as it is now. */
    Value value(Scope scope);

    /** A variable, and the way into it: {@code user.tags[0]} is {@code user}, {@code tags}, {@code 0}. */
    record Variable(String name, List<String> path) implements Reference {

        /** Copies the list. */
        public Variable {
            path = List.copyOf(path);
        }

        @Override
        public Value value(Scope scope) {
            Value value = scope.get(name);
            for (String key : path) {
                value = value.at(key);
            }
            return value;
        }
    }

    /** {@code $randomNumber(from, to)}: a whole number, both ends included; text, as in Artillery. */
    record RandomNumber(long from, long to) implements Reference {

        @Override
        public Value value(Scope scope) {
            return new Value.Text(Long.toString(scope.random().nextLong(from, Math.addExact(to, 1))));
        }
    }

    /** {@code $randomString(length)}: letters and digits. */
    record RandomString(int length) implements Reference {

        private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

        @Override
        public Value value(Scope scope) {
            StringBuilder text = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                text.append(LETTERS.charAt(scope.random().nextInt(LETTERS.length())));
            }
            return new Value.Text(text.toString());
        }
    }
}
