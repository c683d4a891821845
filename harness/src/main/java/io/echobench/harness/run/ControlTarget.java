package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.api.KnownGap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A row that is there for a control alone: another target under a name of its own, measured like any other. */
public sealed interface ControlTarget extends Target {

    /** What really runs. */
    Target of();

    @Override
    default String tier() {
        return of().tier();
    }

    @Override
    default List<KnownGap> knownGaps() {
        return of().knownGaps();
    }

    @Override
    default boolean runsInJvm() {
        return of().runsInJvm();
    }

    @Override
    default List<String> command() throws BackendException {
        return of().command();
    }

    /** The A/A control: the same under another name. */
    record Renamed(String id, Target of) implements ControlTarget {

        @Override
        public String description() {
            return of.id() + " under another name: no difference may be found between the two";
        }

        @Override
        public Target with(List<String> jvmFlags, Duration grace) {
            return new Renamed(id, of.with(jvmFlags, grace));
        }

        @Override
        public Running start(Path stderr) throws BackendException {
            return of.start(stderr);
        }
    }

    /**
     * The positive control: the same, costlier by a known amount.
     *
     * @param nanos of CPU that it burns on each message, over the control path of the reference server; 0 until that is known
     */
    record Burning(String id, Target of, long nanos) implements ControlTarget {

        @Override
        public String description() {
            return of.id() + " with CPU burnt on each message: it must be found to cost more";
        }

        @Override
        public Target with(List<String> jvmFlags, Duration grace) {
            return new Burning(id, of.with(jvmFlags, grace), nanos);
        }

        /** The same with a burn. */
        public Burning burning(long burnNanos) {
            return new Burning(id, of, burnNanos);
        }

        @Override
        public Running start(Path stderr) throws BackendException {
            Running running = of.start(stderr);
            if (nanos > 0) {
                try {
                    ControlPath.order(running.endpoint(), "burn " + nanos + "ns");
                } catch (BackendException e) {
                    running.close();
                    throw e;
                }
            }
            return running;
        }
    }
}
