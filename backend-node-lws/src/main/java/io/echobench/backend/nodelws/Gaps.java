package io.echobench.backend.nodelws;

import io.echobench.api.KnownGap;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** What uws 10.148.1 leaves of RFC 6455 and of the contract, each with the place in its source (µWebSockets 0.14) that shows it. */
final class Gaps {

    private static final String SOURCE = "https://github.com/uNetworking/uWebSockets/blob/v0.14.8/src/";
    private static final URI PROTOCOL = URI.create(SOURCE + "WebSocketProtocol.h");
    private static final URI WEB_SOCKET = URI.create(SOURCE + "WebSocket.cpp");
    private static final URI QUEUE = URI.create(SOURCE + "Socket.h");

    private static final String HANGS_UP = "uws ends the TCP connection on a violation, without a close frame";

    private static final List<String> VIOLATIONS = List.of(
            "header/rsv1",
            "header/rsv2",
            "header/rsv3",
            "header/rsv-all",
            "header/rsv1-ping",
            "header/rsv1-close",
            "header/rsv1-continuation",
            "header/opcode-3",
            "header/opcode-4",
            "header/opcode-5",
            "header/opcode-6",
            "header/opcode-7",
            "header/opcode-11",
            "header/opcode-12",
            "header/opcode-13",
            "header/opcode-14",
            "header/opcode-15",
            "header/opcode-3-empty",
            "framing/limit-plus-1",
            "framing/length-2-62",
            "framing/length-negative",
            "control/ping-126",
            "control/pong-126",
            "control/close-126",
            "control/ping-65536",
            "control/ping-fragmented",
            "control/pong-fragmented",
            "control/close-fragmented",
            "fragmentation/continuation-first",
            "fragmentation/continuation-first-more",
            "fragmentation/continuation-behind-whole",
            "fragmentation/continuation-behind-end",
            "fragmentation/text-inside-message",
            "fragmentation/text-fragment-inside-message",
            "closing/tcp-ends-on-violation",
            "closing/text-behind-violation");

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

    private static final List<String> UNMASKED = List.of("text", "binary", "empty", "ping");

    private static final List<String> WRONG_CODES =
            List.of("0", "999", "1004", "1005", "1006", "1015", "1016", "1100", "2000", "2999", "5000", "65535");

    private Gaps() {}

    static List<KnownGap> all() {
        return Stream.of(
                        VIOLATIONS.stream().map(id -> new KnownGap(id, HANGS_UP, PROTOCOL)),
                        INVALID_TEXTS.stream().map(name -> new KnownGap("utf8/" + name, HANGS_UP, WEB_SOCKET)),
                        UNMASKED.stream().map(Gaps::unmasked),
                        WRONG_CODES.stream().map(code -> closing("closing/code-" + code + "-refused")),
                        Stream.of("closing/half-a-code", "utf8/close-reason-invalid", "utf8/close-reason-truncated")
                                .map(Gaps::closing),
                        Stream.of("fragmentation/limit-plus-1", "fragmentation/limit-plus-1-of-16")
                                .map(id -> new KnownGap(
                                        id, "uws puts fragments together without a limit on their sum", WEB_SOCKET)),
                        Stream.of(
                                new KnownGap(
                                        "fragmentation/binary-inside-message",
                                        "uws takes a binary frame inside a text message for its next fragment",
                                        PROTOCOL),
                                new KnownGap(
                                        "echo/reader-never",
                                        "uws reads on from a client that does not read, and queues without a limit",
                                        QUEUE)))
                .flatMap(gaps -> gaps)
                .toList();
    }

    private static KnownGap unmasked(String name) {
        return new KnownGap(
                "header/unmasked-" + name,
                "uws takes every frame for a masked one, and waits for four bytes more",
                PROTOCOL);
    }

    private static KnownGap closing(String id) {
        return new KnownGap(id, "uws answers a close frame that is not allowed with an empty one", PROTOCOL);
    }
}
