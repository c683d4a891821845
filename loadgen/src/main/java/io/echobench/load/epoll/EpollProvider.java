package io.echobench.load.epoll;

import io.echobench.load.Clock;
import io.echobench.load.Polling;
import io.echobench.load.Wire;
import io.echobench.load.WireProvider;
import java.io.IOException;
import java.util.Optional;

/** Sockets over epoll, where JVM and kernel have what it takes. */
public final class EpollProvider implements WireProvider {

    /** Its {@link #id}. */
    public static final String ID = "epoll";

    /** The first JDK with {@code java.lang.foreign} as it stays. */
    private static final int FIRST_FEATURE = 22;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<String> obstacle(int feature) {
        return obstacle(System.getProperty("os.name", ""), feature)
                .or(() -> Runtime.version().feature() < FIRST_FEATURE ? Optional.empty() : refusal());
    }

    /** What is known without a try. */
    static Optional<String> obstacle(String system, int feature) {
        if (!system.equals("Linux")) {
            return Optional.of("it is for Linux, and this is " + system);
        }
        return feature < FIRST_FEATURE
                ? Optional.of("it needs JDK " + FIRST_FEATURE + " or newer, and this is " + feature)
                : Optional.empty();
    }

    /** What a try says: a kernel before 5.11 cannot wait for less than a millisecond. */
    private static Optional<String> refusal() {
        try (Wire wire = new EpollWire(System::nanoTime, Polling.SPIN)) {
            return wire.poll(0) == 0 ? Optional.empty() : Optional.of("a new epoll instance is not empty");
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (UnsupportedOperationException | LinkageError e) {
            return Optional.of("foreign functions do not work in this JVM (" + e + ")");
        }
    }

    @Override
    public Wire open(Clock clock, Polling polling) throws IOException {
        return new EpollWire(clock, polling);
    }
}
