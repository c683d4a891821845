package io.echobench.api;

import java.util.List;
import java.util.Set;

/**
 * A kind of WebSocket echo server that echobench can boot. Implementations are stateless, have a public no-argument
 * constructor and are named in {@code META-INF/services/io.echobench.api.EchoBackend}.
 *
 * <p>Constructing one must not link a class of the server's library: the harness loads all backends in one JVM that does not
 * hold their libraries. Keep the server in a class of its own, used by {@link #start} alone.
 *
 * <p>A variant (another transport, another mode) is another backend with an id of its own, never an option.
 */
public interface EchoBackend {

    /** Unique, lower case: {@code netty}, or {@code netty-epoll} for a variant of it. */
    String id();

    /** One line for {@code list} and the report: what it is and how it is tuned. */
    String description();

    /** Which kind of API the echo is written against. */
    Tier tier();

    /** The optional parts of {@link ServerConfig} that it honours. */
    default Set<Feature> features() {
        return Set.of();
    }

    /** The conformance cases that its library cannot pass, and only those. */
    default List<KnownGap> knownGaps() {
        return List.of();
    }

    /**
     * Whether {@code run} measures it without being asked for by name: true for the plain id of a module and for a variant
     * that all others can be compared on.
     */
    default boolean inDefaultRun() {
        return true;
    }

    /**
     * Starts the server and returns once it accepts connections. The echo lives at {@code /echo}; any other path answers
     * 404.
     *
     * @throws BackendUnavailableException when this machine lacks something the backend needs: the row is skipped
     * @throws BackendException when it cannot start for any other reason, a taken port among them: the row fails
     */
    EchoServer start(ServerConfig config) throws BackendException;
}
