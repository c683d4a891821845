package io.echobench.api;

/**
 * What every server of one comparison is started with, the same for all.
 *
 * @param host the address to bind; a loopback address unless the user says otherwise
 * @param port 0 for any free port, else 1 to 65535
 * @param ioThreads event loops, or workers, that carry connections; at least 1
 * @param maxMessageBytes the largest message (all its fragments) that is echoed; one byte more is answered with close code
 *     1009 (RFC 6455 section 7.4.1); at least 125
 */
public record ServerConfig(String host, int port, int ioThreads, int maxMessageBytes) {

    /** The limit when nothing else is said: 1 MiB. */
    public static final int DEFAULT_MAX_MESSAGE_BYTES = 1 << 20;

    /** Checks the ranges above. */
    public ServerConfig {
        require(!host.isBlank(), "host is empty");
        require(port >= 0 && port <= 65_535, "port " + port + " is not within 0..65535");
        require(ioThreads >= 1, "ioThreads " + ioThreads + " is less than 1");
        require(maxMessageBytes >= 125, "maxMessageBytes " + maxMessageBytes + " is less than 125");
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** One event loop on a free loopback port. */
    public static ServerConfig loopback() {
        return builder().build();
    }

    /** A builder that starts from {@link #loopback()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the settings; not safe for use by several threads. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private int ioThreads = 1;
        private int maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES;

        private Builder() {}

        /** See {@link ServerConfig#host()}. */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /** See {@link ServerConfig#port()}. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** See {@link ServerConfig#ioThreads()}. */
        public Builder ioThreads(int value) {
            ioThreads = value;
            return this;
        }

        /** See {@link ServerConfig#maxMessageBytes()}. */
        public Builder maxMessageBytes(int value) {
            maxMessageBytes = value;
            return this;
        }

        /** The checked configuration. */
        public ServerConfig build() {
            return new ServerConfig(host, port, ioThreads, maxMessageBytes);
        }
    }
}
