package io.echobench.harness.script;

import java.util.ArrayList;
import java.util.List;

/** Collects what a script says that has no effect here. */
final class Notes {

    private final List<String> sentences = new ArrayList<>();

    void add(Position at, String sentence) {
        sentences.add(at + ": " + sentence);
    }

    List<String> all() {
        return List.copyOf(sentences);
    }
}
