package io.echobench.load.virtual;

import io.echobench.load.Link;
import io.echobench.load.LinkHandler;
import io.echobench.load.Wire;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries bytes to a simulated server and back. A poll never sleeps: it moves the clock to what happens next. */
final class SimulatedWire implements Wire {

    private static final int POLLS_WITHOUT_PROGRESS = 1_000_000;

    private final VirtualClock clock;
    private final Timeline timeline = new Timeline();
    private final List<Integer> ports;
    private final List<SimulatedServer> servers;
    private final Set<SimulatedLink> ready = new LinkedHashSet<>();
    private long lastPoll = Long.MIN_VALUE;
    private int pollsAtOneTime;

    /** To one server, whatever its address. */
    SimulatedWire(VirtualClock clock, ServerModel model) {
        this(clock, List.of(), List.of(model));
    }

    /** To servers that are told apart by their ports. */
    SimulatedWire(VirtualClock clock, List<Integer> ports, List<ServerModel> models) {
        this.clock = clock;
        this.ports = ports;
        servers = models.stream()
                .map(model -> new SimulatedServer(model, timeline))
                .toList();
    }

    SimulatedServer server() {
        return servers.getFirst();
    }

    List<SimulatedServer> servers() {
        return servers;
    }

    @Override
    public Link connect(InetSocketAddress remote, @Nullable InetSocketAddress local, LinkHandler handler) {
        SimulatedServer server = servers.get(ports.isEmpty() ? 0 : ports.indexOf(remote.getPort()));
        Door door = server.connecting(clock.nanoTime());
        SimulatedLink link = new SimulatedLink(this, handler, server, door);
        timeline.at(clock.nanoTime() + server.model().rttNanos(), at -> link.answered());
        return link;
    }

    @Override
    public int poll(long untilNanos) {
        refuseToSpin();
        timeline.runUntil(clock.nanoTime());
        while (ready.isEmpty() && clock.nanoTime() < untilNanos) {
            long next = Math.min(timeline.next(), untilNanos);
            if (next == Long.MAX_VALUE) {
                throw new IllegalStateException("the loop waits for ever, and nothing will happen");
            }
            clock.advanceTo(next);
            timeline.runUntil(clock.nanoTime());
        }
        return ready.size();
    }

    @Override
    public void dispatch() {
        for (SimulatedLink link : List.copyOf(ready)) {
            link.dispatch();
        }
    }

    @Override
    public void close() {
        ready.clear();
    }

    long now() {
        return clock.nanoTime();
    }

    Timeline timeline() {
        return timeline;
    }

    void ready(SimulatedLink link, boolean isReady) {
        if (isReady) {
            ready.add(link);
        } else {
            ready.remove(link);
        }
    }

    private void refuseToSpin() {
        pollsAtOneTime = clock.nanoTime() == lastPoll ? pollsAtOneTime + 1 : 0;
        lastPoll = clock.nanoTime();
        if (pollsAtOneTime > POLLS_WITHOUT_PROGRESS) {
            throw new IllegalStateException(
                    "the loop polls again and again at " + lastPoll + " ns, with a link ready that it leaves");
        }
    }
}
