/**
 * A corpus of load scripts, each with its expected result beside it as data: {@code name.yaml} or {@code name.json}, and
 * {@code name.expected}. Scripts are read by the harness as users' files are, and run in virtual time by the event loop that loads real servers.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.corpus;
