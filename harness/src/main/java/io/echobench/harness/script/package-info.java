/**
 * Load scripts: Artillery's JSON and YAML, with our extensions under {@code config.x-echobench}, read into a
 * {@link io.echobench.harness.script.LoadScript}. Everything wrong with a script is said with line and column.
 *
 * <p>{@link io.echobench.harness.script.LoadScripts} finds a script, {@link io.echobench.harness.script.LoadScriptReader} reads it
 * in two steps: tokens become nodes that know their places ({@code NodeReader}), and nodes become phases, a class for each part
 * of the language ({@code SessionPhases}, {@code Scenarios}, {@code SteadyPhases}, {@code EnsureReader} ...). A scenario's steps become
 * acts ({@code Steps}, and a class for each kind of step), and {@code Courses} makes them fixed steps wherever they are the same in every
 * session. A {@code Vocabulary} lists the keys of each part, so a new key begins there, and {@code docs/SCRIPTS.md} is held to it by a
 * test.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.script;
