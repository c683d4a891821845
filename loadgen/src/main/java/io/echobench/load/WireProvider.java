package io.echobench.load;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A way to real sockets. Found with {@link ServiceLoader}, so that one which not every JVM or kernel can run lives in a module of its own.
 * Making a provider links nothing that may be missing.
 */
public interface WireProvider {

    /** What it is called by users and in results: unique, lower case. */
    String id();

    /**
     * Why it does not work on this machine: a clause that can follow a colon, without its full stop.
     *
     * @param feature the version of the JVM it would run in, which need not be this one: 21, 22 ...
     */
    Optional<String> obstacle(int feature);

    /**
     * The sockets of one event loop; to be called on the thread that will use them.
     *
     * @param clock the loop's
     * @throws IOException when the system does not give what it needs; the message says what
     */
    Wire open(Clock clock, Polling polling) throws IOException;

    /** All that are on the class path, the JDK's own first. */
    static List<WireProvider> all() {
        return ServiceLoader.load(WireProvider.class, WireProvider.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(provider -> !provider.id().equals(NioProvider.ID)))
                .toList();
    }

    /** The one with that id, if it is on the class path. */
    static Optional<WireProvider> named(String id) {
        return all().stream().filter(provider -> provider.id().equals(id)).findFirst();
    }
}
