package io.echobench.backend.vertx;

import java.util.Map;

/** Vert.x's system properties, which it reads when its classes load; one that is set already wins. */
final class VertxKnobs {

    /**
     * No DNS resolver, as nothing is looked up; no clock reading around each handler call, which only serves the warnings of
     * blocked event loops; no metrics hooks; no cache directory for files of the class path.
     */
    private static final Map<String, String> PROPERTIES = Map.of(
            "vertx.disableDnsResolver", "true",
            "vertx.disableContextTimings", "true",
            "vertx.disableMetrics", "true",
            "vertx.disableFileCPResolving", "true",
            "vertx.disableFileCaching", "true");

    private VertxKnobs() {}

    /** To be called before the first class of Vert.x is used. */
    static void set() {
        PROPERTIES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
