package io.echobench.load.hostile;

import static io.echobench.load.ErrorClass.CLOSED;
import static io.echobench.load.ErrorClass.COMPRESSED;
import static io.echobench.load.ErrorClass.FLOOD;
import static io.echobench.load.ErrorClass.FRAGMENTS;
import static io.echobench.load.ErrorClass.HANDSHAKE;
import static io.echobench.load.ErrorClass.HEADERS;
import static io.echobench.load.ErrorClass.MISMATCH;
import static io.echobench.load.ErrorClass.OVERSIZE;
import static io.echobench.load.ErrorClass.PROTOCOL;
import static io.echobench.load.ErrorClass.TIMEOUT;
import static io.echobench.load.ErrorClass.UNEXPECTED;
import static io.echobench.load.ErrorClass.UNSENT;

import io.echobench.load.ErrorClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** All that the load generator is attacked with. */
final class Attacks {

    static final List<Attack> ALL = List.of(
            new Attack("response headers without end", each(HEADERS, HANDSHAKE), victim -> {
                victim.say(victim.response());
                victim.sendForEver("X-Filler: nothing\r\n".getBytes(StandardCharsets.US_ASCII));
            }),
            new Attack(
                    "response headers byte by byte, without end",
                    each(HANDSHAKE),
                    victim -> victim.drip(
                            (victim.response() + "X-Filler: nothing\r\n").getBytes(StandardCharsets.US_ASCII), 20)),
            new Attack("no answer to the opening handshake", each(HANDSHAKE), Victim::ignore),
            new Attack("accepts the connection and ends it", each(HANDSHAKE), victim -> {}),
            new Attack("an extension that was not offered", each(HANDSHAKE), victim -> {
                victim.say(victim.response() + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
                victim.echo();
            }),
            new Attack("a subprotocol that was not offered", each(HANDSHAKE), victim -> {
                victim.say(victim.response() + "Sec-WebSocket-Protocol: mqtt\r\n\r\n");
                victim.echo();
            }),
            new Attack("never reads", 256 << 10, Map.of(TIMEOUT, 1L, UNSENT, 1L), victim -> {
                victim.open();
                victim.hold();
            }),
            new Attack("a frame of 2^63 bytes", each(OVERSIZE), afterOne("82 7F 80 00 00 00 00 00 00 00")),
            new Attack(
                    "a frame of 2^62 bytes, and its bytes",
                    each(OVERSIZE),
                    afterOne("82 7F 40 00 00 00 00 00 00 00", "78")),
            new Attack("a frame one byte over the limit", each(OVERSIZE), afterOne("81 7E 10 21", "78")),
            new Attack("an echo of a byte a second", Map.of(TIMEOUT, (long) HostileRun.MESSAGES), victim -> {
                victim.open();
                victim.drip(victim.message(), 1_000);
            }),
            new Attack("reads everything and answers nothing", Map.of(TIMEOUT, (long) HostileRun.MESSAGES), victim -> {
                victim.open();
                victim.ignore();
            }),
            new Attack(
                    "a message in fragments of a byte, without end", each(OVERSIZE), afterOne("01 01 78", "00 01 78")),
            new Attack("a message in empty fragments, without end", each(FRAGMENTS), afterOne("01 00", "00 00")),
            new Attack("pings without end, reading nothing", each(FLOOD), afterOne("", "89 04 70 69 6E 67")),
            new Attack("pongs without end", each(FLOOD), afterOne("", "8A 00")),
            new Attack("messages without end that answer nothing", floodOf(1_000), victim -> {
                victim.open();
                victim.sendForEver(bytes("81 02 68 69"));
            }),
            new Attack("the first echo again and again", floodOf(1_000), victim -> {
                victim.open();
                victim.sendForEver(victim.message());
            }),
            new Attack("a compressed message, though none was asked for", each(COMPRESSED), afterOne("C1 02 4B 04")),
            new Attack("a masked frame", each(PROTOCOL), afterOne("81 82 00 00 00 00 68 69")),
            new Attack("a reserved opcode", each(PROTOCOL), afterOne("83 00")),
            new Attack("a close frame of 126 bytes", each(PROTOCOL), afterOne("88 7E 00 7E", "03 E8")),
            new Attack("a close frame, then data without end", each(CLOSED), afterOne("88 02 03 E8", "81 02 68 69")),
            new Attack("echoes, closes, then data without end", Map.of(), victim -> {
                victim.open();
                victim.send(echoUntilClose(victim));
                victim.sendForEver(bytes("81 02 68 69"));
            }),
            new Attack("echoes, then data without end for a closing handshake", floodOf(1_000), victim -> {
                victim.open();
                echoUntilClose(victim);
                victim.sendForEver(bytes("81 02 68 69"));
            }),
            new Attack("a reset within a frame", each(PROTOCOL), victim -> {
                victim.open();
                byte[] echo = victim.message();
                victim.send(joined(bytes("89 01 21"), Arrays.copyOf(echo, echo.length / 2)));
                awaitPong(victim); // who answers the ping has read the half behind it
                victim.reset();
            }),
            new Attack("echoes with other bytes", Map.of(MISMATCH, HostileRun.MESSAGES / 2L), victim -> {
                victim.open();
                while (true) {
                    byte[] echo = victim.message();
                    echo[echo.length - 1] ^= 1;
                    victim.send(echo);
                }
            }));

    private Attacks() {}

    private static Map<ErrorClass, Long> each(ErrorClass... errors) {
        Map<ErrorClass, Long> each = new EnumMap<>(ErrorClass.class);
        for (ErrorClass error : errors) {
            each.put(error, (long) HostileRun.CONNECTIONS);
        }
        return each;
    }

    private static Map<ErrorClass, Long> floodOf(long messages) {
        return Map.of(FLOOD, (long) HostileRun.CONNECTIONS, UNEXPECTED, HostileRun.CONNECTIONS * messages);
    }

    /** Opens, takes a message, says the first bytes, and the others again and again. */
    private static Attack.Course afterOne(String once, String... forEver) {
        return victim -> {
            victim.open();
            victim.message();
            victim.send(bytes(once));
            if (forEver.length > 0) {
                victim.sendForEver(bytes(forEver[0]));
            }
            victim.ignore();
        };
    }

    /** Echoes; returns the frame that answers the client's close. */
    private static byte[] echoUntilClose(Victim victim) throws IOException {
        byte[] frame = victim.frame();
        while ((frame[0] & 0xF) != 0x8) {
            victim.send(frame);
            frame = victim.frame();
        }
        return frame;
    }

    private static void awaitPong(Victim victim) throws IOException {
        while ((victim.frame()[0] & 0xF) != 0xA) {
            // a message
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
