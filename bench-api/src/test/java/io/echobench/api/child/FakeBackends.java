package io.echobench.api.child;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;
import java.net.URI;
import java.util.List;

/** Backends without a network, found by the ServerMain of the tests. */
public final class FakeBackends {

    private FakeBackends() {}

    /** Starts, and tells its configuration. */
    public static final class Fine extends Fake {
        @Override
        public String id() {
            return "fine";
        }

        @Override
        public EchoServer start(ServerConfig config) {
            System.out.println("a library that prints");
            return new Running(config);
        }
    }

    /** Lacks something. */
    public static final class Lacking extends Fake {
        @Override
        public String id() {
            return "lacking";
        }

        @Override
        public EchoServer start(ServerConfig config) throws BackendException {
            throw new BackendUnavailableException("no \"node\" on the PATH", "install Node");
        }
    }

    /** Cannot start. */
    public static final class Failing extends Fake {
        @Override
        public String id() {
            return "failing";
        }

        @Override
        public EchoServer start(ServerConfig config) throws BackendException {
            throw new BackendException("port 8080 is taken", new java.net.BindException("Address in use"));
        }
    }

    /** Has a bug. */
    public static final class Buggy extends Fake {
        @Override
        public String id() {
            return "buggy";
        }

        @Override
        public EchoServer start(ServerConfig config) {
            throw new IllegalStateException("no transport");
        }
    }

    /** What they share. */
    abstract static class Fake implements EchoBackend {
        @Override
        public String description() {
            return "for tests";
        }

        @Override
        public Tier tier() {
            return Tier.RAW;
        }
    }

    private record Running(ServerConfig config) implements EchoServer {
        @Override
        public List<URI> endpoints() {
            return List.of(URI.create("ws://" + config.host() + ":" + config.port() + "/echo"));
        }

        @Override
        public String software() {
            return config.ioThreads() + " threads, " + config.maxMessageBytes() + " bytes";
        }

        @Override
        public String transport() {
            return "none";
        }

        @Override
        public void close() {}
    }
}
