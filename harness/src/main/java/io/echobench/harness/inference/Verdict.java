package io.echobench.harness.inference;

/** What is known of a pair. There are three words and no other. */
public sealed interface Verdict {

    /** {@code faster}, {@code equivalent} or {@code unresolved}. */
    String word();

    /**
     * A difference is proved. Its size stands beside it: it may be small.
     *
     * @param winner the better one
     */
    record Faster(String winner) implements Verdict {
        @Override
        public String word() {
            return "faster";
        }
    }

    /** No difference is proved, and it is proved that there is none that matters. */
    record Equivalent() implements Verdict {
        @Override
        public String word() {
            return "equivalent";
        }
    }

    /**
     * Neither is.
     *
     * @param reason one sentence
     */
    record Unresolved(String reason) implements Verdict {
        @Override
        public String word() {
            return "unresolved";
        }
    }
}
