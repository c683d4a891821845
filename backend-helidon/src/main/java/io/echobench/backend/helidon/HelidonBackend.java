package io.echobench.backend.helidon;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.KnownGap;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;
import java.util.List;

/** Helidon's {@code WsListener}, as its users write it. The package says what is tuned and why. */
public final class HelidonBackend implements EchoBackend {

    /** What ServiceLoader calls; links no class of Helidon. */
    public HelidonBackend() {}

    @Override
    public String id() {
        return "helidon";
    }

    @Override
    public String description() {
        return "Helidon WebServer, a virtual thread per connection: a WsListener that sends back each fragment";
    }

    @Override
    public Tier tier() {
        return Tier.MESSAGE;
    }

    @Override
    public List<KnownGap> knownGaps() {
        return ListenerGaps.all();
    }

    @Override
    public EchoServer start(ServerConfig config) throws BackendException {
        return HelidonEchoServer.start(config, ListenerEcho::configure);
    }
}
