package io.echobench.harness.report;

import java.util.List;

/**
 * A section of the page: sentences, then charts, then tables, then texts as they are.
 *
 * @param id of its anchor
 */
record Section(
        String id,
        String title,
        List<String> sentences,
        List<Chart> charts,
        List<Table> tables,
        List<Listing> listings) {

    /** A place where the page's script draws; nothing is lost without it. */
    record Chart(String id, String caption) {}

    /** A text as it is: a script, a command. */
    record Listing(String title, String text) {}

    static Section of(String id, String title, String... sentences) {
        return new Section(id, title, List.of(sentences), List.of(), List.of(), List.of());
    }

    Section with(List<String> more) {
        return new Section(id, title, more, charts, tables, listings);
    }

    Section with(Chart... more) {
        return new Section(id, title, sentences, List.of(more), tables, listings);
    }

    Section with(Table... more) {
        return new Section(id, title, sentences, charts, List.of(more), listings);
    }

    Section listing(List<Listing> more) {
        return new Section(id, title, sentences, charts, tables, more);
    }
}
