package io.echobench.tck;

import java.time.Duration;

/**
 * How one case went.
 *
 * @param conformanceCase the case
 * @param verdict how the server did
 * @param came what really came back, bytes abbreviated
 * @param why the reason of any verdict but OK; empty for OK
 * @param took the whole case, its connections included
 */
public record CaseResult(ConformanceCase conformanceCase, Verdict verdict, String came, String why, Duration took) {

    /** What was sent, in words. */
    public String sent() {
        return conformanceCase.sent();
    }

    /** What had to come back, in words. */
    public String expected() {
        return conformanceCase.expected();
    }

    /** Everything about it in a few lines, for a test's failure and for {@code check}. */
    public String explanation() {
        return """
                %s: %s (%s)
                  shows that it: %s
                  sent:     %s
                  expected: %s
                  came:     %s
                """.formatted(
                        conformanceCase.id(), words(), reference(), conformanceCase.shows(), sent(), expected(), came);
    }

    private String words() {
        return why.isEmpty() ? verdict.name() : verdict + ", " + why;
    }

    private String reference() {
        String section = conformanceCase.section();
        return section.equals("contract") ? "the echobench contract" : "RFC 6455 section " + section;
    }
}
