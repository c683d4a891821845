/**
 * Starts the harness on the best JDK of the machine. {@link io.echobench.launcher.Launcher} is the main class of
 * {@code mvn -pl harness exec:java} and the only code of the project that must run on Java 17, because Maven itself
 * may run there.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.launcher;
