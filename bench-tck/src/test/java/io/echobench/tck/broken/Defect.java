package io.echobench.tck.broken;

/** One way to be wrong. */
public enum Defect {
    /** Keeps RFC 6455. */
    NONE
}
