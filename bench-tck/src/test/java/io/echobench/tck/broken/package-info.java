/**
 * A small blocking echo server that keeps RFC 6455, and can be told to break it in one way at a time: each
 * {@link io.echobench.tck.broken.Defect} says which cases must catch it.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.tck.broken;
