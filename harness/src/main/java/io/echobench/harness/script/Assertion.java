package io.echobench.harness.script;

/**
 * What a script asks of every backend.
 *
 * @param text as people read it: {@code vusers.failed == 0}
 * @param strict whether a backend that does not fulfil it makes the run fail
 */
public record Assertion(String text, Expression expression, boolean strict) {}
