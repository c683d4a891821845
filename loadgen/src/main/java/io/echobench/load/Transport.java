package io.echobench.load;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a load process gets at its sockets; printed in every table, since both parts move every figure.
 *
 * @param wire the {@link WireProvider#id} of what opens them
 * @param polling how its loops wait for them
 */
public record Transport(String wire, Polling polling) implements Serializable {

    /** Over the JDK's own channels, which is everywhere. */
    public static Transport nio(Polling polling) {
        return new Transport(NioProvider.ID, polling);
    }

    /**
     * Why it cannot be had, if so: a sentence.
     *
     * @param feature the version of the JVM that it would run in: 21, 22 ...
     */
    public Optional<String> obstacle(int feature) {
        Optional<WireProvider> provider = WireProvider.named(wire);
        if (provider.isEmpty()) {
            return Optional.of("There is no client \"" + wire + "\"; there are "
                    + WireProvider.all().stream().map(WireProvider::id).collect(Collectors.joining(", ")) + ".");
        }
        return provider.get().obstacle(feature).map(why -> "The client " + wire + " does not work here: " + why + ".");
    }

    /** The sockets of one event loop, opened on its thread. */
    Wire open(Clock clock) throws IOException {
        return WireProvider.named(wire)
                .orElseThrow(() -> new IOException("there is no client \"" + wire + "\""))
                .open(clock, polling);
    }
}
