/** What Helidon's echoes promise. */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.helidon;
