package io.echobench.load.iouring;

import io.echobench.load.Clock;
import io.echobench.load.Polling;
import io.echobench.load.Wire;
import io.echobench.load.WireProvider;
import java.io.IOException;
import java.util.Optional;

/** Sockets over io_uring, where JVM and kernel have what it takes. */
public final class IoUringProvider implements WireProvider {

    /** Its {@link #id}. */
    public static final String ID = "io-uring";

    /** The first JDK with {@code java.lang.foreign} as it stays. */
    private static final int FIRST_FEATURE = 22;

    private static final KernelVersion FIRST_KERNEL = new KernelVersion(6, 1);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<String> obstacle(int feature) {
        return obstacle(System.getProperty("os.name", ""), System.getProperty("os.version", ""), feature)
                .or(() -> Runtime.version().feature() < FIRST_FEATURE ? Optional.empty() : refusal());
    }

    /** What is known without a try. */
    static Optional<String> obstacle(String system, String version, int feature) {
        if (!system.equals("Linux")) {
            return Optional.of("it is for Linux, and this is " + system);
        }
        if (feature < FIRST_FEATURE) {
            return Optional.of("it needs JDK " + FIRST_FEATURE + " or newer, and this is " + feature);
        }
        return KernelVersion.parse(version).compareTo(FIRST_KERNEL) < 0
                ? Optional.of("it needs Linux 6.1 or newer, and this is " + version)
                : Optional.empty();
    }

    /** What a try says: a kernel may be built or told to give none. */
    private static Optional<String> refusal() {
        try (Wire wire = new IoUringWire(System::nanoTime, Polling.SPIN)) {
            return wire.poll(0) == 0 ? Optional.empty() : Optional.of("a new io_uring is not empty");
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (UnsupportedOperationException | LinkageError e) {
            return Optional.of("foreign functions do not work in this JVM (" + e + ")");
        }
    }

    @Override
    public Wire open(Clock clock, Polling polling) throws IOException {
        return new IoUringWire(clock, polling);
    }
}
