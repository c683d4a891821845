package io.echobench.harness.report;

import java.util.List;
import java.util.Optional;

/**
 * A section of the page: a headline, sentences, drawings, charts and pages within it, then tables, then texts as they are.
 *
 * @param id of its anchor
 */
record Section(
        String id,
        String title,
        List<String> sentences,
        Optional<Headline> headline,
        List<Chart> charts,
        List<Drawing> drawings,
        List<EmbeddedPage> pages,
        List<Table> tables,
        List<Listing> listings) {

    /** What it comes to, in large type; {@code good} where it is an answer and not the lack of one. */
    record Headline(String text, boolean good) {}

    /** A drawing that needs no script, and a sentence on how to read it; it may be empty. */
    record Drawing(String caption, String svg, String reading) {}

    /** A place where the page's script draws; nothing is lost without it. */
    record Chart(String id, String caption) {}

    /** A text as it is: a script, a command. */
    record Listing(String title, String text) {}

    static Section of(String id, String title, String... sentences) {
        return new Section(
                id, title, List.of(sentences), Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    Section headed(String text, boolean good) {
        Headline head = new Headline(text, good);
        return new Section(id, title, sentences, Optional.of(head), charts, drawings, pages, tables, listings);
    }

    Section with(List<String> more) {
        return new Section(id, title, more, headline, charts, drawings, pages, tables, listings);
    }

    Section with(Chart... more) {
        return new Section(id, title, sentences, headline, List.of(more), drawings, pages, tables, listings);
    }

    Section with(Table... more) {
        return new Section(id, title, sentences, headline, charts, drawings, pages, List.of(more), listings);
    }

    Section drawing(List<Drawing> more) {
        return new Section(id, title, sentences, headline, charts, more, pages, tables, listings);
    }

    Section embedding(List<EmbeddedPage> more) {
        return new Section(id, title, sentences, headline, charts, drawings, more, tables, listings);
    }

    Section listing(List<Listing> more) {
        return new Section(id, title, sentences, headline, charts, drawings, pages, tables, more);
    }
}
