package io.echobench.tck;

import static io.echobench.tck.Script.closed;
import static io.echobench.tck.Script.echo;
import static io.echobench.tck.Script.pong;
import static io.echobench.tck.Script.send;
import static io.echobench.tck.Script.sendCut;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Group {@code control}: pings, pongs and the shape of control frames (RFC 6455 section 5.5). */
final class ControlCases {

    private static final int MANY_PINGS = 600;

    private ControlCases() {}

    static List<ConformanceCase> all() {
        return Stream.of(pings(), amongMessages(), insideMessages(), pongs(), shapes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ConformanceCase> pings() {
        return List.of(
                ping("ping-empty", "an empty ping", Bytes.EMPTY),
                ping("ping-1", "a ping of 1 byte", Bytes.utf8("p")),
                ping("ping-124", "a ping of 124 bytes", Bytes.repeat('p', 124)),
                ping("ping-125", "a ping of 125 bytes", Bytes.repeat('p', 125)),
                ping("ping-binary", "a ping whose payload is no text", Bytes.hex("00 FF FE FD FC FB 00 80")),
                of(
                        "ping-split",
                        "5.5.2",
                        "reads a ping byte by byte",
                        sendCut(Cut.EACH_BYTE, Frame.ping("hello")),
                        pong("hello")),
                of(
                        "pings-10-at-once",
                        "5.5.3",
                        "answers ten pings of one segment, or the last of them",
                        send(IntStream.range(0, 10)
                                .mapToObj(i -> Frame.ping("ping " + i))
                                .toArray(Frame[]::new)),
                        new Step.ExpectPongs(IntStream.range(0, 10)
                                .mapToObj(i -> Bytes.utf8("ping " + i))
                                .toList())),
                manyPings());
    }

    /** Servers that limit the rate of pings (against floods) must not do so at what a client may send in good faith. */
    private static ConformanceCase manyPings() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < MANY_PINGS; i++) {
            steps.add(send(Frame.ping("ping " + i)));
            steps.add(pong("ping " + i));
        }
        return of("pings-600", "5.5.2", "answers 600 pings, one after the other", steps.toArray(Step[]::new));
    }

    private static List<ConformanceCase> amongMessages() {
        return List.of(
                of(
                        "ping-before-text",
                        "5.5.2",
                        "answers a ping and echoes the text behind it",
                        send(Frame.ping("now"), Frame.text("hello")),
                        pong("now"),
                        echo("hello")),
                of(
                        "ping-behind-text",
                        "5.5.2",
                        "echoes a text and answers the ping behind it",
                        send(Frame.text("hello"), Frame.ping("now")),
                        echo("hello"),
                        pong("now")));
    }

    private static List<ConformanceCase> insideMessages() {
        Frame start = Frame.text("hel").more();
        Frame end = Frame.continuation(Bytes.utf8("lo"));
        return List.of(
                of(
                        "ping-inside-message",
                        "5.4",
                        "answers a ping between two fragments, before the message ends",
                        send(start, Frame.ping("now")),
                        pong("now"),
                        send(end),
                        echo("hello")),
                of(
                        "pings-inside-message",
                        "5.4",
                        "answers a ping behind each fragment",
                        send(
                                start,
                                Frame.ping("1"),
                                Frame.continuation(Bytes.EMPTY).more(),
                                Frame.ping("2"),
                                end),
                        new Step.ExpectPongs(List.of(Bytes.utf8("1"), Bytes.utf8("2"))),
                        echo("hello")),
                of(
                        "pong-inside-message",
                        "5.4",
                        "ignores a pong between two fragments",
                        send(start, Frame.of(Opcode.PONG, Bytes.utf8("unasked")), end),
                        echo("hello")));
    }

    private static List<ConformanceCase> pongs() {
        return List.of(
                of(
                        "pong-unsolicited",
                        "5.5.3",
                        "ignores a pong that it did not ask for",
                        send(Frame.of(Opcode.PONG, Bytes.utf8("unasked")), Frame.text("hello")),
                        echo("hello")),
                of(
                        "pong-empty",
                        "5.5.3",
                        "ignores an empty pong",
                        send(Frame.of(Opcode.PONG, Bytes.EMPTY), Frame.text("hello")),
                        echo("hello")),
                of(
                        "pong-then-ping",
                        "5.5.3",
                        "still answers pings after a pong",
                        send(Frame.of(Opcode.PONG, Bytes.utf8("unasked")), Frame.ping("now")),
                        pong("now")));
    }

    private static List<ConformanceCase> shapes() {
        Bytes tooLong = Bytes.repeat('x', 126);
        return List.of(
                fails("ping-126", "a ping of 126 bytes", Frame.of(Opcode.PING, tooLong)),
                fails("pong-126", "a pong of 126 bytes", Frame.of(Opcode.PONG, tooLong)),
                fails("close-126", "a close frame of 126 bytes", Frame.close(1000, "x".repeat(124))),
                fails("ping-65536", "a ping of 65,536 bytes", Frame.of(Opcode.PING, Bytes.repeat('x', 65_536))),
                fails(
                        "ping-fragmented",
                        "a fragmented ping",
                        Frame.ping("hello").more()),
                fails(
                        "pong-fragmented",
                        "a fragmented pong",
                        Frame.of(Opcode.PONG, Bytes.utf8("hello")).more()),
                fails(
                        "close-fragmented",
                        "a fragmented close frame",
                        Frame.close(1000, "").more()));
    }

    private static ConformanceCase ping(String name, String what, Bytes payload) {
        return of(
                name,
                "5.5.2",
                "answers " + what + " with its payload",
                send(Frame.of(Opcode.PING, payload)),
                Script.expect(Step.From.PONGS, new Answer.PongOf(payload)));
    }

    private static ConformanceCase fails(String name, String what, Frame frame) {
        return of(name, "5.5", "fails the connection for " + what, send(frame), closed(1002));
    }

    private static ConformanceCase of(String name, String section, String shows, Step... steps) {
        return ConformanceCase.of("control/" + name, section, shows, Script.opened(steps));
    }
}
