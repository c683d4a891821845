package io.echobench.backend.helidon;

import io.echobench.api.KnownGap;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The conformance cases that no {@code WsListener} can pass on Helidon 4.3.1, by cause. */
final class ListenerGaps {

    private static final String SOURCE = "https://github.com/helidon-io/helidon/blob/4.3.1/";
    private static final String CONNECTION =
            "webserver/websocket/src/main/java/io/helidon/webserver/websocket/WsConnection.java";
    private static final String FRAME = "websocket/src/main/java/io/helidon/websocket/AbstractWsFrame.java";
    private static final String OPCODE = "websocket/src/main/java/io/helidon/websocket/WsOpCode.java";

    private ListenerGaps() {}

    /** All of them, each named once. */
    static List<KnownGap> all() {
        return Stream.of(noUtf8Check(), eachFragmentDecodedAlone(), noOrder(), noControlRules(), opcodes())
                .flatMap(gaps -> gaps)
                .toList();
    }

    private static Stream<KnownGap> noUtf8Check() {
        return gaps(
                "text is decoded with replacement characters instead of checked",
                CONNECTION,
                "utf8/above-10ffff",
                "utf8/byte-fe",
                "utf8/byte-ff",
                "utf8/close-reason-invalid",
                "utf8/close-reason-truncated",
                "utf8/continuation-extra",
                "utf8/continuation-lone",
                "utf8/continuation-lone-bf",
                "utf8/five-bytes",
                "utf8/fragments-first",
                "utf8/fragments-interrupted",
                "utf8/fragments-overlong",
                "utf8/fragments-second",
                "utf8/fragments-surrogate",
                "utf8/fragments-truncated",
                "utf8/invalid-behind-valid",
                "utf8/lead-f5",
                "utf8/overlong-2",
                "utf8/overlong-2-max",
                "utf8/overlong-3",
                "utf8/overlong-3-max",
                "utf8/overlong-4",
                "utf8/overlong-4-max",
                "utf8/overlong-nul",
                "utf8/segments-invalid",
                "utf8/six-bytes",
                "utf8/surrogate-high",
                "utf8/surrogate-low",
                "utf8/surrogate-pair",
                "utf8/truncated-2",
                "utf8/truncated-3",
                "utf8/truncated-4",
                "utf8/truncated-by-lead",
                "utf8/truncated-inside");
    }

    private static Stream<KnownGap> eachFragmentDecodedAlone() {
        return gaps(
                "each fragment is decoded by itself, which corrupts a character that is cut between two",
                CONNECTION,
                "utf8/fragments-cut-at-2",
                "utf8/fragments-cut-at-4",
                "utf8/fragments-cut-at-5",
                "utf8/fragments-cut-at-7",
                "utf8/fragments-cut-at-8",
                "utf8/fragments-cut-at-9",
                "utf8/fragments-each-byte");
    }

    private static Stream<KnownGap> noOrder() {
        return gaps(
                "a message within another, or a continuation of none, reaches the listener as a fragment like any other",
                CONNECTION,
                "fragmentation/continuation-behind-whole",
                "fragmentation/text-fragment-inside-message",
                "fragmentation/text-inside-message");
    }

    private static Stream<KnownGap> noControlRules() {
        return gaps(
                "the FIN bit of a control frame, and half a close code, go unnoticed",
                FRAME,
                "closing/half-a-code",
                "control/close-fragmented",
                "control/ping-fragmented",
                "control/pong-fragmented");
    }

    private static Stream<KnownGap> opcodes() {
        return gaps(
                "a reserved opcode is answered with an HTTP 500 on the WebSocket",
                OPCODE,
                "closing/tcp-ends-on-violation",
                "closing/text-behind-violation",
                "header/opcode-3",
                "header/opcode-3-empty",
                "header/opcode-4",
                "header/opcode-5",
                "header/opcode-6",
                "header/opcode-7",
                "header/opcode-11",
                "header/opcode-12",
                "header/opcode-13",
                "header/opcode-14",
                "header/opcode-15");
    }

    private static Stream<KnownGap> gaps(String why, String file, String... caseIds) {
        URI link = URI.create(SOURCE + file);
        return Stream.of(caseIds).map(caseId -> new KnownGap(caseId, why, link));
    }
}
