package io.echobench.backend.vertx;

import io.echobench.api.KnownGap;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** What Vert.x 5.2.3 leaves of RFC 6455, each with the place in the source that shows it. */
final class Gaps {

    private static final String WEB_SOCKET =
            "https://github.com/eclipse-vertx/vert.x/blob/5.2.3/vertx-core/src/main/java/io/vertx/core/http/impl/websocket/WebSocketImplBase.java";
    private static final String FRAME_DECODER =
            "https://github.com/netty/netty/blob/netty-4.2.18.Final/codec-http/src/main/java/io/netty/handler/codec/http/websocketx/WebSocket08FrameDecoder.java";
    private static final String CLOSE_CODES =
            "https://github.com/netty/netty/blob/netty-4.2.18.Final/codec-http/src/main/java/io/netty/handler/codec/http/websocketx/WebSocketCloseStatus.java";

    private static final String DROPS_MESSAGE = "Vert.x drops a message whose first fragment is empty";
    private static final String TAKES_ANY_CODE = "Netty's decoder takes any close code from 3000 up";
    private static final String NO_UTF8_CHECK =
            "Vert.x decodes a text unchecked, and what is not UTF-8 comes back as U+FFFD";

    private static final List<String> INVALID_TEXTS = List.of(
            "continuation-lone",
            "continuation-lone-bf",
            "continuation-extra",
            "truncated-2",
            "truncated-3",
            "truncated-4",
            "truncated-inside",
            "truncated-by-lead",
            "overlong-2",
            "overlong-2-max",
            "overlong-3",
            "overlong-3-max",
            "overlong-4",
            "overlong-4-max",
            "overlong-nul",
            "surrogate-high",
            "surrogate-low",
            "surrogate-pair",
            "above-10ffff",
            "lead-f5",
            "five-bytes",
            "six-bytes",
            "byte-fe",
            "byte-ff",
            "fragments-overlong",
            "fragments-surrogate",
            "fragments-truncated",
            "fragments-interrupted",
            "fragments-second",
            "fragments-first",
            "segments-invalid",
            "invalid-behind-valid");

    private Gaps() {}

    static List<KnownGap> all() {
        Stream<KnownGap> texts = INVALID_TEXTS.stream().map(name -> gap("utf8/" + name, NO_UTF8_CHECK, WEB_SOCKET));
        return Stream.concat(
                        texts,
                        Stream.of(
                                gap("fragmentation/empty-first", DROPS_MESSAGE, WEB_SOCKET),
                                gap("fragmentation/empty-all", DROPS_MESSAGE, WEB_SOCKET),
                                gap(
                                        "utf8/close-reason-truncated",
                                        "Netty's decoder takes a close reason that ends within a character for whole",
                                        FRAME_DECODER),
                                gap("closing/code-5000-refused", TAKES_ANY_CODE, CLOSE_CODES),
                                gap("closing/code-65535-refused", TAKES_ANY_CODE, CLOSE_CODES)))
                .toList();
    }

    private static KnownGap gap(String caseId, String why, String link) {
        return new KnownGap(caseId, why, URI.create(link));
    }
}
