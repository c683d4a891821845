package io.echobench.backend.pythonwebsockets;

import io.echobench.api.BackendException;
import io.echobench.api.external.BundledFiles;
import io.echobench.api.external.Cache;
import io.echobench.api.external.SearchPath;
import io.echobench.api.external.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Pythons of this machine.
 *
 * @param system where the distribution's own is, whose packages come from the distribution
 * @param programs where another one may be, which often stands before it
 */
record Python(Path system, SearchPath programs) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    static Python ofThisMachine() {
        return new Python(Path.of("/usr/bin/python3"), SearchPath.ofEnvironment());
    }

    /** The distribution's first. */
    Stream<Path> systemFirst() {
        return Stream.concat(Stream.of(system).filter(Files::isExecutable), programs.find("python3").stream())
                .distinct();
    }

    /** The user's choice first. */
    Stream<Path> pathFirst() {
        return Stream.concat(
                        programs.find("python3").stream(), Stream.of(system).filter(Files::isExecutable))
                .distinct();
    }

    /** What that one prints for a program of one line; empty when it fails. */
    static Optional<String> says(Path python, String program) {
        try {
            Tool.Answer answer = Tool.run(List.of(python.toString(), "-c", program), Path.of("/"), LIMIT);
            return answer.isFine() ? Optional.of(answer.text()) : Optional.empty();
        } catch (BackendException e) {
            return Optional.empty();
        }
    }

    /** The server on that interpreter. */
    static List<String> server(Path python, Cache cache) throws BackendException {
        BundledFiles program = BundledFiles.of(Python.class, "server.py");
        Path server = cache.extracted("python-websockets-server", program).resolve("server.py");
        return List.of(python.toString(), server.toString());
    }
}
