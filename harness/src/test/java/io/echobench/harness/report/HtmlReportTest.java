package io.echobench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:\\s+[a-z-]+(?:=\"[^\"<>]*\")?)*)\\s*>");
    private static final Set<String> VOID = Set.of("meta");

    @TempDir
    private static Path results;

    private static String page;

    @BeforeAll
    static void writeReport() throws IOException {
        RunDirectory directory = SampleDirectory.write(results);
        ReportWriter.writeAll(directory, directory.run(), directory.trials());
        page = Files.readString(directory.path().resolve("report.html"));
    }

    @Test
    void closesEveryElementThatItOpens() {
        assertBalanced(withoutScripts(page));
    }

    @Test
    void fetchesNothing() {
        String markup = withoutScripts(page);

        assertThat(Pattern.compile("<[a-z][^<>]*\\s(src|action|poster|srcset|data)=")
                        .matcher(markup)
                        .find())
                .isFalse();
        assertThat(Pattern.compile("<[a-z][^<>]*\\shref=\"(?!#)")
                        .matcher(markup)
                        .find())
                .isFalse();
        assertThat(page).doesNotContain("@import", "url(");
        assertThat(page).contains("default-src &#39;none&#39;");
    }

    @Test
    void takesNoMarkupFromABackend() {
        assertThat(Pattern.compile("<script").matcher(page).results().count())
                .as("data, library and our own")
                .isEqualTo(3);
        assertThat(page).doesNotContain("<img").contains("&lt;img src=x onerror=alert(2)&gt;");
    }

    @Test
    void holdsEverySectionAndARowForEveryBackend() {
        for (String id : List.of("summary", "percentiles", "intervals", "phases", "series", "processes", "errors")) {
            assertThat(page).contains("<section id=\"" + id + "\">");
        }
        for (String name : List.of("netty", "undertow", "helidon (partly failed)", "node-ws (skipped)")) {
            assertThat(page).contains("<th scope=\"row\">" + name + "</th>");
        }
        assertThat(page).contains("utf8/overlong-2", "target: ws://localhost");
        assertThat(page)
                .contains("What went wrong first", "no echo within 5.0 s", "another payload came back | &lt;b&gt;");
    }

    @Test
    void rendersARunWithoutTrials() throws IOException {
        RunDirectory empty = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "empty"));
        empty.write(SampleRun.run(SampleRun.ready("netty")));

        ReportWriter.writeAll(empty, empty.run(), empty.trials());

        String page = Files.readString(empty.path().resolve("report.html"));
        assertBalanced(withoutScripts(page));
        assertThat(page).contains("netty (unfinished)", "0 of 2 rounds were run");
    }

    private static void assertBalanced(String markup) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(markup);
        StringBuilder text = new StringBuilder();
        while (tag.find()) {
            tag.appendReplacement(text, "");
            String name = tag.group(2);
            if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).as("closed at %s", tag.start()).isEqualTo(name);
            } else if (!VOID.contains(name)) {
                open.push(name);
            }
        }
        assertThat(open).isEmpty();
        assertThat(tag.appendTail(text)).as("text between the elements").doesNotContain("<");
    }

    private static String withoutScripts(String html) {
        return html.replaceFirst("<!DOCTYPE html>", "").replaceAll("(?s)(<(script|style)[^>]*>).*?(</\\2>)", "$1$3");
    }
}
