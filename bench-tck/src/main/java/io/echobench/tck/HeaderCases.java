package io.echobench.tck;

import static io.echobench.tck.Script.closed;
import static io.echobench.tck.Script.echo;
import static io.echobench.tck.Script.send;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Group {@code header}: masking (RFC 6455 section 5.3), reserved bits and reserved opcodes (5.2). Section 5.1 only says that a
 * server must close on an unmasked frame and "may" send 1002; echobench asks for the code, as a client cannot tell a refusal
 * from a crash without it.
 */
final class HeaderCases {

    private HeaderCases() {}

    static List<ConformanceCase> all() {
        List<ConformanceCase> cases = new ArrayList<>(masks());
        cases.addAll(reservedBits());
        for (int opcode = 3; opcode <= 15; opcode++) {
            if (opcode <= 7 || opcode >= 11) {
                cases.add(opcode(opcode));
            }
        }
        cases.add(fails("opcode-3-empty", "5.2", "an empty frame of a reserved opcode", Frame.of(3, Bytes.EMPTY)));
        return cases;
    }

    private static List<ConformanceCase> masks() {
        Frame text = Frame.text("hello");
        return List.of(
                fails("unmasked-text", "5.1", "an unmasked text frame", text.withMask(Frame.UNMASKED)),
                fails(
                        "unmasked-binary",
                        "5.1",
                        "an unmasked binary frame",
                        Frame.binary(Bytes.hex("01 02 03")).withMask(Frame.UNMASKED)),
                fails(
                        "unmasked-empty",
                        "5.1",
                        "an unmasked empty frame",
                        Frame.text("").withMask(Frame.UNMASKED)),
                fails(
                        "unmasked-ping",
                        "5.1",
                        "an unmasked ping",
                        Frame.ping("hello").withMask(Frame.UNMASKED)),
                masked("mask-zero", "the masking key 0, which changes nothing", 0),
                masked("mask-ones", "the masking key FFFFFFFF", 0xFFFFFFFFL),
                masked("mask-last-byte", "a masking key with its last byte alone set", 1),
                masked("mask-first-byte", "a masking key with its first byte alone set", 0x80000000L),
                of(
                        "mask-each-its-own",
                        "5.3",
                        "takes a new masking key with every frame",
                        send(text.withMask(0x01020304), Frame.text("world").withMask(0xA1B2C3D4L)),
                        echo("hello"),
                        echo("world")),
                of(
                        "server-unmasked",
                        "5.1",
                        "sends its own frames unmasked",
                        send(Frame.text("mask?")),
                        echo("mask?")));
    }

    private static ConformanceCase masked(String name, String what, long key) {
        return of(
                name,
                "5.3",
                "unmasks with " + what,
                send(Frame.text("hello, world").withMask(key)),
                echo("hello, world"));
    }

    private static List<ConformanceCase> reservedBits() {
        Frame text = Frame.text("hello");
        return List.of(
                fails("rsv1", "5.2", "RSV1 without an extension", text.withReserved(4)),
                fails("rsv2", "5.2", "RSV2", text.withReserved(2)),
                fails("rsv3", "5.2", "RSV3", text.withReserved(1)),
                fails("rsv-all", "5.2", "all three RSV bits", text.withReserved(7)),
                fails("rsv1-ping", "5.2", "RSV1 on a ping", Frame.ping("hello").withReserved(4)),
                fails(
                        "rsv1-close",
                        "5.2",
                        "RSV1 on a close frame",
                        Frame.close(1000, "").withReserved(4)),
                fails(
                        "rsv1-continuation",
                        "5.2",
                        "RSV1 on a continuation",
                        text.more(),
                        Frame.continuation(Bytes.utf8("!")).withReserved(4)));
    }

    private static ConformanceCase opcode(int opcode) {
        return fails("opcode-" + opcode, "5.2", "the reserved opcode " + opcode, Frame.of(opcode, Bytes.utf8("hello")));
    }

    private static ConformanceCase fails(String name, String section, String what, Frame... frames) {
        return of(name, section, "fails the connection for " + what, send(frames), closed(1002));
    }

    private static ConformanceCase of(String name, String section, String shows, Step... steps) {
        return ConformanceCase.of("header/" + name, section, shows, Script.opened(steps));
    }
}
