package io.echobench.load.virtual;

import io.echobench.load.Link;
import io.echobench.load.LinkHandler;
import io.echobench.load.Wire;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A simulated wire that spins: each poll takes {@value #POLL_NANOS} ns, whatever happens when. */
record SpinningWire(SimulatedWire wire) implements Wire {

    static final long POLL_NANOS = 10_000;

    @Override
    public Link connect(InetSocketAddress remote, @Nullable InetSocketAddress local, LinkHandler handler) {
        return wire.connect(remote, local, handler);
    }

    @Override
    public int poll(long untilNanos) {
        return wire.poll(wire.now() + POLL_NANOS);
    }

    @Override
    public boolean spins() {
        return true;
    }

    @Override
    public void dispatch() {
        wire.dispatch();
    }

    @Override
    public void close() {
        wire.close();
    }
}
