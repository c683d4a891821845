/**
 * Servers that want to exhaust the load generator, and what a whole load process does about each: start at {@code Attacks} for what
 * they do and at {@code HostileServersTest} for what must come of it.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.load.hostile;
