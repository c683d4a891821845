package io.echobench.harness.stats;

import io.echobench.harness.script.Assertion;

/**
 * Whether one assertion holds for one backend.
 *
 * @param holds in every round that ran to its end, of which there is at least one
 * @param detail the figures of the first round in which it does not hold; empty where it holds
 */
public record Verdict(String backend, Assertion assertion, boolean holds, String detail) {

    /** Whether it makes the run fail. */
    public boolean failed() {
        return !holds && assertion.strict();
    }

    /** One line for the terminal, in Artillery's words: {@code ok: netty: vusers.failed == 0}. */
    public String line() {
        String word = holds ? "ok: " : "fail: ";
        String optional = assertion.strict() ? "" : " (not strict)";
        return word + backend + ": " + assertion.text() + optional + (detail.isEmpty() ? "" : ": " + detail);
    }
}
