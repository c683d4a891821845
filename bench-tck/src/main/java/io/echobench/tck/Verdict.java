package io.echobench.tck;

/** How a server did in a case, in the field's words, from best to worst. */
public enum Verdict {
    /** As the RFC asks. */
    OK,
    /** Nothing was judged: the RFC leaves it open, or it cannot be seen from here. */
    INFORMATIONAL,
    /** Allowed, but not what the RFC recommends. */
    NON_STRICT,
    /** The case cannot be run: the server or this machine lacks what it needs. */
    UNIMPLEMENTED,
    /** A violation of RFC 6455 or of echobench's contract. */
    FAILED;

    /** The worse of two. */
    Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
