/**
 * What backends in other languages need: {@link io.echobench.api.external.SearchPath} finds their runtime,
 * {@link io.echobench.api.external.BundledFiles} takes their server program out of the module's jar, and an
 * {@link io.echobench.api.external.Installable} one has an {@link io.echobench.api.external.Installation} of packages that
 * {@code echobench setup} makes and a run only uses. All of it lies in {@link io.echobench.api.external.Cache}, keyed by content.
 *
 * <p>How such a server is started and spoken to is {@link io.echobench.api.child}.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.api.external;
