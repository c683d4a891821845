package io.echobench.harness.run;

import java.util.ArrayList;
import java.util.List;

/** What a validity test expected and what it measured, as it stands in the table. One thread. */
final class Claims {

    private final List<Claim> all = new ArrayList<>();

    /** One of them. */
    record Claim(String expected, String measured) {}

    /** Notes a figure, whether it holds or not. */
    void say(String expected, String measured) {
        all.add(new Claim(expected, measured));
        System.out.println("expected " + expected + " | measured " + measured);
    }

    List<Claim> all() {
        return List.copyOf(all);
    }
}
