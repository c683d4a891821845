/** Installations with recipes that a test writes, in a folder of its own. */
@org.jspecify.annotations.NullMarked
package io.echobench.api.external;
