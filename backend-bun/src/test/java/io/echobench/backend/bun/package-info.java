/** Holds the server to the contract of every backend, in a process of its own, with packages that lie below {@code target/}. */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.bun;
