package io.echobench.backend.reference;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;

/**
 * The calibration server that burns {@value #BURN_NANOS} ns of CPU on every message: the positive control. A table that
 * cannot place it behind {@code reference} cannot tell servers apart that differ by this much.
 */
public final class ReferenceBurnBackend implements EchoBackend {

    /** What each message costs more than at {@link ReferenceBackend}, in nanoseconds of CPU. */
    public static final long BURN_NANOS = 5_000;

    @Override
    public String id() {
        return "reference-burn";
    }

    @Override
    public String description() {
        return "the calibration server with 5 us of CPU burnt on every message: the positive control";
    }

    @Override
    public Tier tier() {
        return Tier.RAW;
    }

    @Override
    public boolean inDefaultRun() {
        return false;
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return ReferenceServer.start(config, Truth.PLAIN.withBurnNanos(BURN_NANOS));
    }
}
