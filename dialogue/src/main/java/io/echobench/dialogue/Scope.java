package io.echobench.dialogue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The variables of one session, and its source of chance. One thread. */
public final class Scope {

    private final SplittableRandom random;
    private final Map<String, Value> values = new HashMap<>();

    /** Without a variable. */
    Scope(SplittableRandom random) {
        this.random = random;
    }

    /** One for what is the same in every session. */
    public static Scope empty() {
        return new Scope(new SplittableRandom(0));
    }

    Value get(String name) {
        return values.getOrDefault(name, Value.Nothing.UNDEFINED);
    }

    void set(String name, Value value) {
        values.put(name, value);
    }

    SplittableRandom random() {
        return random;
    }
}
