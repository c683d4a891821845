package io.echobench.backend.pythonwebsockets;

import io.echobench.api.KnownGap;
import java.net.URI;
import java.util.List;

/** What websockets leaves of RFC 6455 on purpose. */
final class Gaps {

    private static final int FIRST_WITH_THE_NEW_API = 13;

    private Gaps() {}

    /**
     * Of a release.
     *
     * @param version {@code 17.1}
     */
    static List<KnownGap> of(String version) {
        int major = Integer.parseInt(version.split("\\.", -1)[0]);
        return major < FIRST_WITH_THE_NEW_API
                ? List.of()
                : List.of(
                        new KnownGap(
                                "closing/inside-message",
                                "websockets answers a close frame between two fragments with 1002, although section 5.4 allows it there",
                                URI.create(
                                        "https://github.com/python-websockets/websockets/blob/main/src/websockets/protocol.py")));
    }
}
