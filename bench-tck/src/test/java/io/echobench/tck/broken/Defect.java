package io.echobench.tck.broken;

import java.util.List;

/**
 * One way to be wrong, and the cases that must fail because of it. A star in a case's id stands for anything. Together they name
 * every case of the suite, so that none is there that cannot fail.
 */
public enum Defect {
    NONE("keeps the contract"),

    WRONG_ACCEPT("leaves the GUID out of Sec-WebSocket-Accept", "handshake/accept-*", "handshake/pipelined-frame"),
    SAME_ACCEPT("answers every key as if it were the RFC's example", "handshake/accept-other-key"),
    CASE_SENSITIVE("compares header names and tokens as they are written", "handshake/header-case"),
    ONE_TOKEN("wants Connection to be Upgrade and nothing else", "handshake/connection-list"),
    SMALL_HEAD("refuses a request of more than 2 KiB", "handshake/extra-headers"),
    CHECKS_ORIGIN("refuses an origin that it does not know", "handshake/origin"),
    AGREES_TO_ANYTHING("agrees to every extension", "handshake/extension-unknown"),
    REFUSES_OFFERS("refuses who offers extensions or subprotocols", "handshake/extension-*", "handshake/subprotocol-*"),
    ANSWERS_500(
            "answers 500 to what it does not expect", "handshake/query", "handshake/path-*", "handshake/version-12"),
    UPGRADES_EVERYTHING(
            "checks nothing of a request",
            "handshake/version-*",
            "handshake/key-missing",
            "handshake/upgrade-*",
            "handshake/connection-missing",
            "handshake/method-post",
            "handshake/plain-get",
            "handshake/path-*"),
    REFUSES_SILENTLY(
            "leaves a bad request without an answer",
            "handshake/key-*",
            "handshake/host-missing",
            "handshake/http-1.0",
            "handshake/garbage",
            "handshake/plain-get"),
    HEAD_IN_ONE_READ("takes what it first reads for the whole request", "handshake/split-*", "handshake/byte-by-byte"),

    SIGNED_LENGTH("reads a 16-bit length as signed", "framing/length-65535"),
    LENGTH_IN_32_BITS("keeps 32 bits of a 64-bit length", "framing/length-2-62"),
    SENDS_126_IN_7_BITS(
            "writes 126 and 127 into the 7-bit length",
            "framing/length-126",
            "framing/length-127",
            "framing/lengths-*"),
    SENDS_65536_IN_16_BITS("writes longer lengths into 16 bits", "framing/length-65536", "framing/length-65537"),
    DROPS_EMPTY("echoes no empty message", "framing/length-0", "echo/*-empty", "fragmentation/empty-all"),
    LOW_LIMIT("refuses messages of its limit", "framing/limit", "framing/limit-minus-1", "fragmentation/limit"),
    NO_LIMIT("has no limit", "framing/limit-plus-1", "fragmentation/limit-plus-1*"),
    HEADER_IN_ONE_SEGMENT("expects a whole header at once", "framing/split-header*", "framing/split-mask"),
    PAYLOAD_IN_ONE_SEGMENT(
            "expects a whole payload at once",
            "framing/split-payload",
            "framing/split-before-payload",
            "fragmentation/own-segments",
            "control/ping-split",
            "closing/split",
            "utf8/segments-each-byte",
            "echo/byte-by-byte"),
    DROPS_REST_OF_SEGMENT(
            "reads one frame of each segment",
            "framing/two-in-a-segment",
            "framing/one-and-a-half",
            "echo/pipelined-2000"),

    ACCEPTS_UNMASKED("takes unmasked frames", "header/unmasked-*"),
    ASSUMES_MASK("unmasks with the key of the first example", "header/mask-*"),
    MASKS_ITS_FRAMES("masks what it sends", "header/server-unmasked"),
    IGNORES_RESERVED_BITS("does not look at RSV bits", "header/rsv*"),
    IGNORES_RESERVED_OPCODES("skips frames of reserved opcodes", "header/opcode-*", "closing/text-behind-violation"),

    ANSWERS_NO_PING(
            "never sends a pong",
            "control/ping-empty",
            "control/ping-1",
            "control/ping-124",
            "control/ping-125",
            "control/ping-binary",
            "control/ping-*-text",
            "control/pings-*"),
    EMPTY_PONGS("sends pongs without the ping's payload", "control/ping-1", "control/ping-124", "control/ping-125"),
    PONGS_AS_TEXT("takes a ping's payload for text", "control/ping-binary"),
    LIMITS_PINGS("ends a connection after 300 pings", "control/pings-600"),
    DEFERS_PINGS("answers pings inside a message at its end", "control/ping-inside-message"),
    FORGETS_AT_CONTROL(
            "forgets a started message at a control frame",
            "control/ping*-inside-message",
            "control/pong-inside-message"),
    ECHOES_PONGS(
            "takes pongs for messages",
            "control/pong-unsolicited",
            "control/pong-empty",
            "control/pong-inside-message"),
    FAILS_ON_PONG(
            "fails the connection for an unsolicited pong",
            "control/pong-unsolicited",
            "control/pong-empty",
            "control/pong-then-ping"),
    LONG_CONTROL(
            "takes control frames of any length",
            "control/ping-126",
            "control/ping-65536",
            "control/pong-126",
            "control/close-126"),
    FRAGMENTED_CONTROL("takes control frames without FIN", "control/*-fragmented"),

    ECHOES_EACH_FRAGMENT(
            "takes every fragment for a message",
            "fragmentation/t*",
            "fragmentation/binary-two",
            "fragmentation/each-byte*",
            "fragmentation/large",
            "fragmentation/uneven",
            "fragmentation/waits-for-the-end",
            "utf8/fragments-cut-at-*",
            "utf8/fragments-each-byte"),
    EMPTY_FRAGMENT_ENDS(
            "takes an empty fragment for the last", "fragmentation/empty-first", "fragmentation/empty-middle"),
    IGNORES_EMPTY_LAST("skips an empty last fragment", "fragmentation/empty-last", "fragmentation/empty-all"),
    KEEPS_OLD_FRAGMENTS(
            "does not clear its buffer behind a message",
            "fragmentation/two-messages",
            "fragmentation/*-behind-*ed",
            "fragmentation/fragmented-behind-whole"),
    ACCEPTS_OUT_OF_TURN(
            "takes fragments in any order", "fragmentation/continuation-*", "fragmentation/*-inside-message"),

    CHECKS_NO_TEXT(
            "does not check text",
            "utf8/continuation-*",
            "utf8/truncated-*",
            "utf8/overlong-*",
            "utf8/surrogate-*",
            "utf8/above-10ffff",
            "utf8/lead-f5",
            "utf8/*-bytes",
            "utf8/byte-f*",
            "utf8/fragments-overlong",
            "utf8/fragments-surrogate",
            "utf8/fragments-truncated",
            "utf8/fragments-interrupted",
            "utf8/fragments-second",
            "utf8/fragments-first",
            "utf8/segments-invalid",
            "utf8/invalid-behind-valid"),
    REPLACES_BAD_TEXT("puts U+FFFD where text is wrong", "utf8/overlong-*", "utf8/surrogate-*", "utf8/truncated-*"),
    CHECKS_EACH_FRAGMENT(
            "checks each fragment's text alone",
            "utf8/fragments-cut-at-2",
            "utf8/fragments-cut-at-4",
            "utf8/fragments-cut-at-9",
            "utf8/fragments-each-byte"),
    LATIN_1(
            "reads text as ISO 8859-1",
            "utf8/length-2",
            "utf8/length-3",
            "utf8/length-4",
            "utf8/beside-surrogates",
            "utf8/greek",
            "utf8/emoji",
            "echo/text-multi-byte"),
    REFUSES_NON_CHARACTERS("refuses non-characters", "utf8/non-character-*"),
    STRIPS_BYTE_ORDER_MARK("drops a byte order mark", "utf8/byte-order-mark"),
    CUTS_AT_NUL("takes NUL for the end", "utf8/nul", "utf8/length-1"),
    NORMALISES("normalises text", "utf8/combining"),
    CHECKS_BINARY("checks binary messages as text", "utf8/binary-any", "echo/binary", "echo/binary-every-byte"),
    CHECKS_NO_REASON("does not check close reasons", "utf8/close-reason-invalid", "utf8/close-reason-truncated"),
    ASCII_REASONS("refuses close reasons that are not ASCII", "utf8/close-reason-valid"),

    KNOWS_1000_ALONE(
            "refuses every close code but 1000",
            "closing/code-1001",
            "closing/code-1003",
            "closing/code-1007",
            "closing/code-1008",
            "closing/code-1009",
            "closing/code-1010",
            "closing/code-1011",
            "closing/code-3*",
            "closing/code-4*"),
    CHECKS_NO_CODE("echoes any close code", "closing/code-*-refused"),
    HALF_A_CODE("takes a close frame of one byte", "closing/half-a-code"),
    SHORT_REASONS("refuses close reasons of more than 100 bytes", "closing/reason-123"),
    CLOSES_WITHOUT_FRAME(
            "answers a close frame with the end of TCP",
            "closing/code-10??",
            "closing/empty",
            "closing/reason*",
            "closing/inside-message",
            "closing/behind-*"),
    KEEPS_TCP("leaves TCP open after the closing handshake", "closing/tcp-ends*"),
    SERVES_ON_AFTER_CLOSE(
            "goes on after the closing handshake",
            "closing/text-behind-close",
            "closing/ping-behind-close",
            "closing/close-twice"),
    ENDS_WITHOUT_FRAME(
            "ends TCP on a violation and sends no close frame",
            "framing/non-minimal-*",
            "framing/length-negative",
            "framing/limit-plus-1",
            "header/*opcode-*",
            "utf8/overlong-*",
            "closing/half-a-code"),
    FAILS_WITH_1000(
            "closes with 1000 on a violation",
            "header/unmasked-*",
            "header/rsv*",
            "control/*-126",
            "fragmentation/continuation-*",
            "utf8/surrogate-*",
            "fragmentation/limit-plus-1"),

    CORRUPTS(
            "changes a bit of every echo",
            "framing/length-1",
            "framing/length-125",
            "framing/length-128",
            "echo/text",
            "echo/text-json",
            "echo/binary-of-text",
            "echo/binary-every-byte"),
    TEXT_AS_BINARY("echoes text as binary", "echo/text", "echo/text-empty", "echo/kinds-in-turn"),
    BINARY_AS_TEXT("echoes binary as text", "echo/binary-of-text", "echo/binary-empty", "echo/kinds-in-turn"),
    REORDERS("lets messages overtake", "echo/pipelined-2000", "echo/kinds-in-turn", "echo/sizes-in-turn"),
    DROPS_REPEATS("echoes a repeated message once", "echo/identical"),
    SERVES_ONCE("ends with its first client", "echo/reset*", "echo/hang-up*", "closing/serves-on"),
    ONE_AT_A_TIME("serves one connection at a time", "echo/connections-64", "echo/reader-never"),
    NAGLE("leaves Nagle's algorithm on", "echo/no-nagle"),
    DROPS_WHEN_SLOW("drops echoes for a client that reads late", "echo/reader-late"),
    BUFFERS_WITHOUT_BOUND("buffers for a client that does not read", "echo/reader-never");

    private final String does;
    private final String caughtBy;

    Defect(String does, String... caughtBy) {
        this.does = does;
        this.caughtBy = String.join(" ", caughtBy);
    }

    /** Whether a case must fail because of it. */
    public boolean isCaughtBy(String caseId) {
        return caughtBy().stream()
                .anyMatch(glob -> caseId.matches(glob.replace("*", ".*").replace("?", ".")));
    }

    /** The globs that it is caught by. */
    public List<String> caughtBy() {
        return caughtBy.isEmpty() ? List.of() : List.of(caughtBy.split(" "));
    }

    @Override
    public String toString() {
        return name() + ": " + does;
    }
}
