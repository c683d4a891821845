/**
 * Backends with a fault each. They are built with the tests and copied to a folder of their own, so that no other test's catalogue holds
 * them. All but the boot faults are the reference server with something done to it.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.fault.backend;
