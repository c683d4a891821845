package io.echobench.harness.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the template needs.
 *
 * @param facts name to value, in order
 * @param style of the page, ours and the chart library's
 * @param library the chart library
 * @param script ours
 * @param data JSON for the script; must not contain {@code <}
 */
record Page(
        String title,
        String heading,
        Map<String, String> facts,
        List<Section> sections,
        String style,
        String library,
        String script,
        String data) {

    /** Nothing is fetched, and no script runs but ours and those of the pages in it, whatever else might have got into the page. */
    String contentSecurityPolicy() {
        Stream<String> embedded =
                sections.stream().flatMap(section -> section.pages().stream()).flatMap(page -> page.scripts().stream());
        return Stream.concat(Stream.of(library, script), embedded)
                .map(text -> "'" + hash(text) + "'")
                .distinct()
                .collect(Collectors.joining(" ", "default-src 'none'; style-src 'unsafe-inline'; script-src ", ""));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
