/** What Undertow's echo promises. */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.undertow;
