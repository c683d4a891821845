/**
 * Load scripts: Artillery's JSON and YAML, with our extensions under {@code config.x-echobench}, read into a
 * {@link io.echobench.harness.script.LoadScript}. Everything wrong with a script is said with line and column.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.script;
