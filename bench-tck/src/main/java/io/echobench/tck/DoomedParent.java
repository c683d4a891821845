package io.echobench.tck;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.ServerConfig;
import io.echobench.api.child.ChildServer;
import io.echobench.api.external.Cache;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JVM that starts a backend's server as the harness does and is then killed without a chance to stop it. {@link #main} is what
 * runs in that JVM.
 */
final class DoomedParent implements AutoCloseable {

    private final Process process;
    private final URI endpoint;
    private List<ProcessHandle> tree = List.of();

    private DoomedParent(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Returns once the server accepts connections. */
    static DoomedParent start(EchoBackend backend, ServerConfig config) throws IOException {
        Process process = new ProcessBuilder(command(backend, config))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String endpoint = process.inputReader().readLine();
        if (endpoint == null) {
            throw new IOException("the parent of " + backend.id() + " ended before its server was ready");
        }
        return new DoomedParent(process, URI.create(endpoint));
    }

    private static List<String> command(EchoBackend backend, ServerConfig config) {
        Stream<String> cache = Stream.ofNullable(System.getProperty(Cache.PROPERTY))
                .map(folder -> "-D" + Cache.PROPERTY + "=" + folder);
        return Stream.of(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx64m"),
                        cache,
                        Stream.of("-cp", System.getProperty("java.class.path"), DoomedParent.class.getName()),
                        Stream.of(backend.getClass().getName(), String.valueOf(config.ioThreads())))
                .flatMap(part -> part)
                .toList();
    }

    URI endpoint() {
        return endpoint;
    }

    /** Kills the parent alone, and returns what its tree still has of running processes after that time. */
    List<ProcessHandle> killAndAwaitItsTree(Duration within) {
        tree = process.descendants().toList();
        process.destroyForcibly();
        Threads.await(within, () -> tree.stream().noneMatch(ProcessHandle::isAlive));
        return tree.stream().filter(ProcessHandle::isAlive).toList();
    }

    /** Ends what is left. */
    @Override
    public void close() {
        Stream.concat(tree.stream(), process.descendants()).forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Arguments: the class of the backend, and its I/O threads. Serves until it is killed. */
    public static void main(String[] args) throws ReflectiveOperationException, BackendException, IOException {
        EchoBackend backend = Class.forName(args[0])
                .asSubclass(EchoBackend.class)
                .getDeclaredConstructor()
                .newInstance();
        ServerConfig config =
                ServerConfig.builder().ioThreads(Integer.parseInt(args[1])).build();
        try (ChildServer server = ForkedServer.start(backend, config, List.of())) {
            System.out.println(server.endpoints().getFirst());
            while (System.in.read() >= 0) {} // the end of stdin would be one way to end, and SIGKILL is the other
        }
    }
}
