package io.echobench.benchmarks;

/** A benchmark cannot go on; the message is one sentence: what, where, what to do. */
public final class BenchmarkException extends Exception {

    private static final long serialVersionUID = 1L;

    /** One sentence. */
    public BenchmarkException(String sentence) {
        super(sentence);
    }

    /** One sentence, and what it came from. */
    public BenchmarkException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
