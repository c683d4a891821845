package io.echobench.tck.broken;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The server without a defect, as a backend. */
public final class CorrectBackend implements EchoBackend {

    @Override
    public String id() {
        return "correct";
    }

    @Override
    public String description() {
        return "keeps the contract; for the kit's own tests";
    }

    @Override
    public Tier tier() {
        return Tier.RAW;
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        try {
            return new Running(new BreakableServer(Defect.NONE, config.port(), config.maxMessageBytes()));
        } catch (IOException e) {
            throw new BackendException("cannot listen on port " + config.port() + ": " + e.getMessage(), e);
        }
    }

    private record Running(BreakableServer server) implements EchoServer {
        @Override
        public List<URI> endpoints() {
            return List.of(server.uri());
        }

        @Override
        public String software() {
            return "blocking sockets, Java " + Runtime.version();
        }

        @Override
        public String transport() {
            return "blocking";
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
