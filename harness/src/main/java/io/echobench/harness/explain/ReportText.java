package io.echobench.harness.explain;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report's bytes as JSON: the file itself, or what stands behind {@code window.Report =} in an HTML page. Which of the two it is is
 * told by what it begins with, not by its name.
 *
 * @param form {@code JSON} or {@code HTML}
 */
record ReportText(String form, Tree root) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper WHOLE_JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern REPORT = Pattern.compile("(?:window\\s*\\.\\s*|var\\s+)Report\\s*=\\s*(?=\\{)");

    static ReportText of(String file, byte[] bytes) throws UnreadableReportException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String content = (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
        if (content.isEmpty()) {
            throw UnreadableReportException.notAReport(file, "it is empty");
        }
        return switch (content.charAt(0)) {
            case '{' -> new ReportText("JSON", tree(file, WHOLE_JSON, content, "JSON"));
            case '<' -> new ReportText("HTML", tree(file, JSON, embedded(file, content), "window.Report"));
            case '[' -> throw UnreadableReportException.notAReport(file, "it holds a JSON list, not an object");
            default -> throw UnreadableReportException.notAReport(file, "it begins neither as JSON nor as HTML");
        };
    }

    private static String embedded(String file, String page) throws UnreadableReportException {
        Matcher report = REPORT.matcher(page);
        if (!report.find()) {
            String kind = page.toLowerCase(Locale.ROOT).contains("<html") ? "an HTML page" : "a page of markup";
            throw UnreadableReportException.notAReport(file, "it is " + kind + " without window.Report = {...}");
        }
        return page.substring(report.end());
    }

    private static Tree tree(String file, JsonMapper mapper, String text, String what)
            throws UnreadableReportException {
        try {
            JsonNode node = mapper.readTree(text);
            return new Tree(file, "", node);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String words =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("malformed");
            throw UnreadableReportException.damaged(
                    file,
                    "its %s breaks off or is malformed%s (%s)"
                            .formatted(
                                    what,
                                    at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr(),
                                    words.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ")
                                            .replaceAll(" \\(start marker at .*", "")));
        }
    }
}
