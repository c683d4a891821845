package io.echobench.api.child;

import io.echobench.api.ServerConfig;
import java.util.List;

/** The flags by which a {@link ServerConfig} reaches a child: {@code --host H --port P --io-threads N --max-message-bytes N}. */
final class ServerFlags {

    private static final String HOST = "--host";
    private static final String PORT = "--port";
    private static final String IO_THREADS = "--io-threads";
    private static final String MAX_MESSAGE_BYTES = "--max-message-bytes";

    private ServerFlags() {}

    static List<String> of(ServerConfig config) {
        return List.of(
                HOST,
                config.host(),
                PORT,
                String.valueOf(config.port()),
                IO_THREADS,
                String.valueOf(config.ioThreads()),
                MAX_MESSAGE_BYTES,
                String.valueOf(config.maxMessageBytes()));
    }

    /**
     * Reads flag and value pairs.
     *
     * @throws IllegalArgumentException for an unknown flag, a missing value or one out of range
     */
    static ServerConfig parse(List<String> arguments) {
        if (arguments.size() % 2 != 0) {
            throw new IllegalArgumentException("a flag without a value: " + arguments.getLast());
        }
        ServerConfig.Builder config = ServerConfig.builder();
        for (int i = 0; i < arguments.size(); i += 2) {
            String value = arguments.get(i + 1);
            switch (arguments.get(i)) {
                case HOST -> config.host(value);
                case PORT -> config.port(Integer.parseInt(value));
                case IO_THREADS -> config.ioThreads(Integer.parseInt(value));
                case MAX_MESSAGE_BYTES -> config.maxMessageBytes(Integer.parseInt(value));
                default ->
                    throw new IllegalArgumentException("unknown flag " + arguments.get(i) + ": the child contract has "
                            + HOST + ", " + PORT + ", " + IO_THREADS + " and " + MAX_MESSAGE_BYTES);
            }
        }
        return config.build();
    }
}
