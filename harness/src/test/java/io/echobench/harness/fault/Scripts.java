package io.echobench.harness.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads of a second or two: it is what becomes of a run that is tested, not its figures. */
final class Scripts {

    private static final String HEAD = """
            config:
              target: ws://localhost:1
              x-echobench:
                warmUp: false
                phases:
            """;

    private Scripts() {}

    /** An open loop alone. */
    static String open(Path folder, int openMillis) throws IOException {
        return write(folder, HEAD + phase("open", "rate: 1000", openMillis));
    }

    /** An open loop, then a closed one. */
    static String both(Path folder, int openMillis, int closedMillis) throws IOException {
        return write(
                folder, HEAD + phase("open", "rate: 1000", openMillis) + phase("closed", "inFlight: 1", closedMillis));
    }

    private static String phase(String mode, String load, int millis) {
        return "      - { name: %s, mode: %s, %s, duration: %dms, connections: 4, bytes: 32 }%n"
                .formatted(mode, mode, load, millis);
    }

    private static String write(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("short.yaml"), text);
        return "short.yaml";
    }
}
