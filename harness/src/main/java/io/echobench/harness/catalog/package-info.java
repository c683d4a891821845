/**
 * The backends that are here, found with {@link java.util.ServiceLoader}, and how each is booted in a process of its own:
 * {@link io.echobench.harness.catalog.Catalog} lists and selects them, {@link io.echobench.harness.catalog.ServerLauncher} starts one.
 * Nothing else branches on the kind of a backend.
 *
 * <p>A third party's backends come from a {@code --classpath}: {@code ClassPathEntries} finds the entries that name some,
 * {@code ThirdPartyBackends} loads them, each entry in a {@code ThirdPartyLoader} of its own.
 */
@org.jspecify.annotations.NullMarked
package io.echobench.harness.catalog;
