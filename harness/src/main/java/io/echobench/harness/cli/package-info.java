/**
 * The command line, one class a command. A command reads its options, checks them all before anything is started or written, and
 * hands over to the packages that do the work. What is wrong is one sentence on stderr and exit status 2.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.cli;
