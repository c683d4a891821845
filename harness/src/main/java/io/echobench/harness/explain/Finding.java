package io.echobench.harness.explain;

/** Something that a report says, or does not, in a plain sentence, and the rule by which it was found. */
public record Finding(Rule rule, String sentence) {}
