/**
 * The contract between the harness and the process a server runs in; {@code docs/CONTRACT.md} has it as a table.
 *
 * <p>A child gets its {@link io.echobench.api.ServerConfig} as flags. Its first line on stdout is one JSON object: {@code ready},
 * {@code unavailable} or {@code failed}. Then it answers each verb on stdin, {@code mark} and {@code stats}, with one JSON line.
 * The end of stdin means stop, so a child never outlives its parent. Logs go to stderr.
 *
 * <p>{@link io.echobench.api.child.ServerMain} is the child of every JVM backend; {@link io.echobench.api.child.ChildServer} is the
 * parent's side for a child in any language, and {@link io.echobench.api.child.CommandBackend} the backend made of one.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.api.child;
