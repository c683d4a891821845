package io.echobench.benchmarks.servers;

import io.echobench.api.child.ChildServer;
import io.echobench.harness.run.Target;
import java.util.List;

/**
 * A server that is measured: a backend as a run boots it, or the same with more JVM flags.
 *
 * @param backend its id
 * @param variant what the flags are called; empty: none were added
 * @param flags added to those that every JVM server has
 * @param target boots it
 */
record Contender(String backend, String variant, List<String> flags, Target target) {

    /** The backend as a run boots it. */
    static Contender plain(Target target) {
        return new Contender(target.id(), "", List.of(), target);
    }

    /** The same backend with more flags; {@code {id}} in them is its id. */
    Contender with(Variant more) {
        List<String> own =
                more.flags().stream().map(flag -> flag.replace("{id}", backend)).toList();
        return new Contender(backend, more.name(), own, target.with(own, ChildServer.GRACE));
    }

    /** In tables and results. */
    String name() {
        return variant.isEmpty() ? backend : backend + " " + variant;
    }

    /** Whether nothing was added. */
    boolean plain() {
        return variant.isEmpty();
    }
}
