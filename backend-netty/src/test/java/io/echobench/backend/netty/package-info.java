/** Tests of the Netty backends. */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.netty;
