package io.echobench.tck;

import static io.echobench.tck.Script.echo;
import static io.echobench.tck.Script.open;
import static io.echobench.tck.Script.send;
import static io.echobench.tck.Script.sendCut;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.Opcode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Group {@code echo}: what comes back is what was sent, in its kind and order, whatever other clients do. */
final class EchoCases {

    private static final Bytes EVERY_BYTE = everyByte();

    private EchoCases() {}

    static List<ConformanceCase> all() {
        return Stream.of(fidelity(), order(), departures(), flow())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ConformanceCase> fidelity() {
        return List.of(
                same("text", "a text message", Opcode.TEXT, Bytes.utf8("hello")),
                same("text-empty", "an empty text message as text", Opcode.TEXT, Bytes.EMPTY),
                same(
                        "text-multi-byte",
                        "text of several bytes a character",
                        Opcode.TEXT,
                        Bytes.utf8("gr\u00fc\u00df \u20ac \ud83d\ude80")),
                same(
                        "text-json",
                        "text of quotes, backslashes and line ends",
                        Opcode.TEXT,
                        Bytes.utf8("{\"a\":\"\\\\\r\n\t\"}")),
                same("binary", "a binary message", Opcode.BINARY, Bytes.hex("00 FF 80 7F")),
                same("binary-empty", "an empty binary message as binary", Opcode.BINARY, Bytes.EMPTY),
                same("binary-every-byte", "every value of a byte", Opcode.BINARY, EVERY_BYTE),
                same("binary-of-text", "text that is sent as binary as binary", Opcode.BINARY, Bytes.utf8("hello")),
                of(
                        "byte-by-byte",
                        "5.2",
                        "echoes two messages that come byte by byte",
                        sendCut(Cut.EACH_BYTE, Frame.text("hello"), Frame.binary(Bytes.hex("01 02 03"))),
                        echo("hello"),
                        echo(Opcode.BINARY, Bytes.hex("01 02 03"))));
    }

    private static ConformanceCase same(String name, String what, int opcode, Bytes payload) {
        return of(name, "5.6", "echoes " + what, send(Frame.of(opcode, payload)), echo(opcode, payload));
    }

    private static List<ConformanceCase> order() {
        List<Frame> texts = new ArrayList<>();
        List<Frame> kinds = new ArrayList<>();
        List<Frame> sizes = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            texts.add(Frame.text("message " + i));
        }
        for (int i = 0; i < 100; i++) {
            Bytes payload = Bytes.utf8("message " + i);
            kinds.add(i % 2 == 0 ? Frame.text(payload) : Frame.binary(payload));
            sizes.add(Frame.binary(Bytes.repeat(i, i % 10 == 0 ? 20_000 : i)));
        }
        return List.of(
                inOrder("pipelined-2000", "2,000 messages of one write in their order", texts),
                inOrder("kinds-in-turn", "text and binary in turn in their order", kinds),
                inOrder("sizes-in-turn", "large and small messages in their order", sizes),
                inOrder(
                        "identical",
                        "every one of 50 identical messages",
                        List.copyOf(Collections.nCopies(50, Frame.text("same")))));
    }

    private static ConformanceCase inOrder(String name, String what, List<Frame> frames) {
        Step send = send(frames.toArray(Frame[]::new));
        Stream<Step> echoes = frames.stream().map(frame -> echo(frame.opcode(), frame.payload()));
        return of(
                name,
                "5.6",
                "echoes " + what,
                Stream.concat(Stream.of(send), echoes).toArray(Step[]::new));
    }

    private static List<ConformanceCase> departures() {
        Step half =
                new Step.Send("half a text frame", Frame.text("hello").encoded().slice(0, 8), Cut.NONE);
        Step halfRequest =
                new Step.Request("half a request", Handshake.request().substring(0, 60), Bytes.EMPTY, Cut.NONE);
        return List.of(
                departs("reset", "a TCP reset", send(Frame.text("bye")), new Step.HangUp(true)),
                departs("hang-up", "the end of TCP without a closing handshake", new Step.HangUp(false)),
                departs("reset-half-frame", "a TCP reset inside a frame", half, new Step.HangUp(true)),
                departs("hang-up-half-frame", "the end of TCP inside a frame", half, new Step.HangUp(false)),
                departs(
                        "hang-up-inside-message",
                        "the end of TCP between fragments",
                        send(Frame.text("hel").more()),
                        new Step.HangUp(false)),
                departs(
                        "hang-up-half-request",
                        "the end of TCP inside the opening handshake",
                        new Step.Dial(),
                        halfRequest,
                        new Step.HangUp(false)),
                departs("hang-up-silent", "a connection that said nothing", new Step.Dial(), new Step.HangUp(false)));
    }

    private static ConformanceCase departs(String name, String what, Step... steps) {
        Stream<Step> after = Stream.of(open(), send(Frame.text("next")), echo("next"));
        return of(
                name,
                "7.2.1",
                "serves on after " + what,
                Stream.concat(Stream.of(steps), after).toArray(Step[]::new));
    }

    private static List<ConformanceCase> flow() {
        return List.of(
                ConformanceCase.of(
                        "echo/connections-64",
                        "contract",
                        "serves 64 connections at once",
                        new Step.ManyConnections(64)),
                ConformanceCase.of(
                        "echo/no-nagle",
                        "contract",
                        "sends small echoes at once (TCP_NODELAY)",
                        new Step.SecondEcho(25, 5, Duration.ofMillis(10))),
                ConformanceCase.of(
                        "echo/reader-late",
                        "contract",
                        "keeps every echo for a client that reads late",
                        new Step.ReadLate(256)),
                ConformanceCase.of(
                        "echo/reader-never",
                        "contract",
                        "stops reading from a client that does not read",
                        new Step.NeverRead(256L << 20, 64L << 20)));
    }

    private static Bytes everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return Bytes.copyOf(bytes);
    }

    private static ConformanceCase of(String name, String section, String shows, Step... steps) {
        return ConformanceCase.of("echo/" + name, section, shows, Script.opened(steps));
    }
}
