package io.echobench.load;

import java.io.IOException;
import java.util.Optional;

/** The JDK's own channels and selector. */
public final class NioProvider implements WireProvider {

    /** Its {@link #id}. */
    public static final String ID = "nio";

    @Override
    public String id() {
        return ID;
    }

    /** None. */
    @Override
    public Optional<String> obstacle(int feature) {
        return Optional.empty();
    }

    @Override
    public Wire open(Clock clock, Polling polling) throws IOException {
        return new NioWire(clock, polling);
    }
}
