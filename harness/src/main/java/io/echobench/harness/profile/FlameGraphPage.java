package io.echobench.harness.profile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import one.convert.Arguments;
import one.convert.FlameGraph;

/**
 * A flame graph as a page of HTML that fetches nothing, drawn by its own script.
 *
 * @param html the whole page
 * @param heightPixels of all of it, as deep as its stacks are
 */
public record FlameGraphPage(String html, int heightPixels) {

    /** Percent of all samples: what is narrower could not be seen. */
    private static final double NARROWEST = 0.1;
    /** Of the graph, as the converter writes it. */
    private static final Pattern CANVAS = Pattern.compile("#canvas \\{[^}]*height: (\\d+)px");
    /** Its heading and the line that tells of the frame under the pointer. */
    private static final int AROUND_IT = 84;

    private static final int LIKELY_HEIGHT = 600;

    /** The page of these stacks. */
    public static FlameGraphPage of(String title, Stacks stacks) {
        Arguments options = new Arguments("--title", title, "--minwidth", String.valueOf(NARROWEST));
        FlameGraph graph = new FlameGraph(options);
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try {
            graph.parseCollapsed(new StringReader(stacks.collapsed()));
            graph.dump(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String html = page.toString(StandardCharsets.UTF_8);
        Matcher canvas = CANVAS.matcher(html);
        return new FlameGraphPage(
                html, AROUND_IT + (canvas.find() ? Integer.parseInt(canvas.group(1)) : LIKELY_HEIGHT));
    }
}
