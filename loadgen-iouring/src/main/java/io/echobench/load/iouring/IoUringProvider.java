package io.echobench.load.iouring;

import io.echobench.load.Clock;
import io.echobench.load.Polling;
import io.echobench.load.Wire;
import io.echobench.load.WireProvider;
import io.echobench.load.foreign.LinuxCalls;
import java.io.IOException;
import java.util.Optional;

/** Sockets over io_uring, where JVM and kernel have what it takes. */
public final class IoUringProvider implements WireProvider {

    /** Its {@link #id}. */
    public static final String ID = "io-uring";

    private static final KernelVersion FIRST_KERNEL = new KernelVersion(6, 1);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<String> obstacle(int feature) {
        return obstacle(System.getProperty("os.name", ""), System.getProperty("os.version", ""), feature)
                .or(() -> LinuxCalls.refusal(IoUringProvider::trial));
    }

    /** What is known without a try. */
    static Optional<String> obstacle(String system, String version, int feature) {
        return LinuxCalls.obstacle(system, feature)
                .or(() -> KernelVersion.parse(version).compareTo(FIRST_KERNEL) < 0
                        ? Optional.of("it needs Linux 6.1 or newer, and this is " + version)
                        : Optional.empty());
    }

    /** A kernel may be built or told to give none. */
    private static Optional<String> trial() throws IOException {
        try (Wire wire = new IoUringWire(System::nanoTime, Polling.SPIN)) {
            return wire.poll(0) == 0 ? Optional.empty() : Optional.of("a new io_uring is not empty");
        }
    }

    @Override
    public Wire open(Clock clock, Polling polling) throws IOException {
        return new IoUringWire(clock, polling);
    }
}
