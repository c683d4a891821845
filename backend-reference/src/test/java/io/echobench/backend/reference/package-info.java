/** The calibration server on the wire, and each of its truths against exact counts. */
@org.jspecify.annotations.NullMarked
package io.echobench.backend.reference;
