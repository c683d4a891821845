package io.echobench.harness.report;

import java.util.Locale;

/**
 * A drawing that needs no script and no network. Places across are shares of the width, so that it fits any; heights and text are in
 * pixels. Colours come from the page's classes.
 */
final class Svg {

    private static final double MARGIN = 0.02;

    private final StringBuilder elements = new StringBuilder();
    private final int height;
    private final String label;

    /** Its label is what a screen reader says. */
    Svg(int height, String label) {
        this.height = height;
        this.label = label;
    }

    /** A line; {@code x} from 0 to 1. */
    void line(double x1, double y1, double x2, double y2, String style) {
        elements.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>"
                .formatted(x(x1), y(y1), x(x2), y(y2), style));
    }

    /** A dot that says what it is when it is pointed at. */
    void dot(double x, double y, double radius, String style, String title) {
        elements.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" class=\"%s\"><title>%s</title></circle>"
                .formatted(x(x), y(y), y(radius), style, escaped(title)));
    }

    /** A text that begins there. */
    void text(double x, double y, String style, String text) {
        text(x, y, "start", style, text);
    }

    /** {@code anchor} is {@code start}, {@code middle} or {@code end}. */
    void text(double x, double y, String anchor, String style, String text) {
        elements.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" class=\"%s\">%s</text>"
                .formatted(x(x), y(y), anchor, style, escaped(text)));
    }

    /** The whole element. */
    String element() {
        return "<svg role=\"img\" aria-label=\"%s\" width=\"100%%\" height=\"%d\">%s</svg>"
                .formatted(escaped(label), height, elements);
    }

    private static String x(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * (MARGIN + share * (1 - 2 * MARGIN)));
    }

    private static String y(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
