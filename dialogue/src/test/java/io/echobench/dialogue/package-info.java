/** Tests of sessions whose messages are computed. */
@org.jspecify.annotations.NullMarked
package io.echobench.dialogue;
