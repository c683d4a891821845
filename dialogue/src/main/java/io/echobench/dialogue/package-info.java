/**
 * Sessions whose messages are computed while they run: what Artillery's scripts can say beyond fixed steps.
 *
 * <p>The harness reads a script into a {@link io.echobench.dialogue.ScriptedCourse}: plain, serializable data, a list of
 * {@link io.echobench.dialogue.Act}s with {@link io.echobench.dialogue.Template}s in them, and the
 * {@link io.echobench.dialogue.Variables} that each session draws. It travels with the plan to the load process, where an
 * {@link io.echobench.dialogue.Interpreter} runs each session. Whatever is drawn follows from the plan's seed and the session's number alone.
 *
 * <p>{@link io.echobench.dialogue.Value} is what variables hold: JavaScript's values, written as JavaScript writes them, because that is
 * what Artillery would send.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.dialogue;
