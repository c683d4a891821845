package io.echobench.harness.report;

import io.echobench.harness.profile.FlameGraphPage;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page within the page: it is in a frame of its own, can do nothing to what is around it, and needs no file beside.
 *
 * @param caption above it
 * @param href of the same page as a file
 * @param html all of it
 * @param heightPixels it needs no scrolling with so many
 */
record EmbeddedPage(String caption, String href, String html, int heightPixels) {

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    static EmbeddedPage of(Profiles.Graph graph) {
        FlameGraphPage page = graph.page();
        return new EmbeddedPage(graph.title(), graph.file(), page.html(), page.heightPixels());
    }

    /** Its scripts, as the browser sees them. */
    List<String> scripts() {
        return SCRIPT.matcher(clean()).results().map(match -> match.group(1)).toList();
    }

    /** As the value of an attribute in double quotes. The converter packs names with characters up to and beyond DEL, which must not change. */
    String srcdoc() {
        return clean().replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace("\u007f", "&#127;");
    }

    /** What a backend's names might hold has no place in a page. */
    private String clean() {
        return html.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\x7F]]", "?");
    }
}
