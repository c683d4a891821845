/** Tests of the Vert.x backend. */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.vertx;
