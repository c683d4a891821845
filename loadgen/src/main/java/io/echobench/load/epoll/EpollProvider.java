package io.echobench.load.epoll;

import io.echobench.load.Clock;
import io.echobench.load.Polling;
import io.echobench.load.Wire;
import io.echobench.load.WireProvider;
import io.echobench.load.foreign.LinuxCalls;
import java.io.IOException;
import java.util.Optional;

/** Sockets over epoll, where JVM and kernel have what it takes. */
public final class EpollProvider implements WireProvider {

    /** Its {@link #id}. */
    public static final String ID = "epoll";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<String> obstacle(int feature) {
        return LinuxCalls.obstacle(System.getProperty("os.name", ""), feature)
                .or(() -> LinuxCalls.refusal(EpollProvider::trial));
    }

    /** A kernel before 5.11 cannot wait for less than a millisecond. */
    private static Optional<String> trial() throws IOException {
        try (Wire wire = new EpollWire(System::nanoTime, Polling.SPIN)) {
            return wire.poll(0) == 0 ? Optional.empty() : Optional.of("a new epoll instance is not empty");
        }
    }

    @Override
    public Wire open(Clock clock, Polling polling) throws IOException {
        return new EpollWire(clock, polling);
    }
}
