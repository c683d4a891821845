package io.echobench.harness.explain;

/** A file that should hold a report of Artillery does not; its message is one sentence: which file, what was found, what to do. */
public final class UnreadableReportException extends Exception {

    private static final long serialVersionUID = 1;

    private UnreadableReportException(String sentence) {
        super(sentence);
    }

    /** It is something else. */
    static UnreadableReportException notAReport(String file, String found) {
        return new UnreadableReportException(
                "%s is no report of Artillery: %s; give the JSON of artillery run -o, or the HTML page of Artillery 1.x"
                        .formatted(file, found));
    }

    /** It is a report with something in it that no Artillery writes. */
    static UnreadableReportException damaged(String file, String found) {
        return new UnreadableReportException(
                "%s is damaged: %s; take the report as Artillery wrote it".formatted(file, found));
    }

    /** It cannot be opened. */
    public static UnreadableReportException unopened(String file, String why) {
        return new UnreadableReportException("%s cannot be read: %s".formatted(file, why));
    }
}
