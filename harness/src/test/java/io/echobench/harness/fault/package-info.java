/**
 * What becomes of a run when something goes wrong: the real command line in a process of its own, real faults, and a table of what each
 * came to. {@link io.echobench.harness.fault.Fault} lists them; {@code docs/FAULTS.md} shows them.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.fault;
