package io.echobench.tck;

import static io.echobench.tck.Script.closed;
import static io.echobench.tck.Script.echo;
import static io.echobench.tck.Script.expect;
import static io.echobench.tck.Script.send;
import static io.echobench.tck.Script.sendCut;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Group {@code fragmentation}: RFC 6455 section 5.4. The echo may come back in any number of frames. */
final class FragmentationCases {

    private static final Bytes LO = Bytes.utf8("lo");

    private FragmentationCases() {}

    static List<ConformanceCase> all() {
        return Stream.of(counts(), empties(), sequences(), outOfTurn(), limits())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ConformanceCase> counts() {
        Bytes medium = Step.SendNearLimit.payload(1_000);
        Bytes large = Step.SendNearLimit.payload(200_000);
        return List.of(
                whole("two", "two fragments", Bytes.utf8("hello"), Opcode.TEXT, 3),
                whole("three", "three fragments", Bytes.utf8("hello"), Opcode.TEXT, 2),
                whole("binary-two", "two binary fragments", medium, Opcode.BINARY, 500),
                whole("each-byte", "1,000 fragments of one byte", medium, Opcode.BINARY, 1),
                whole("each-byte-text", "fragments of one byte", Bytes.utf8("hello, world"), Opcode.TEXT, 1),
                whole("large", "fragments of 65,536 bytes", large, Opcode.BINARY, 65_536),
                of(
                        "own-segments",
                        "puts fragments together that come in segments cut anywhere",
                        sendCut(Cut.every(7), fragments(Opcode.TEXT, Bytes.utf8("hello, world"), 4)),
                        echo("hello, world")),
                of(
                        "uneven",
                        "puts fragments of very different sizes together",
                        send(
                                Frame.binary(medium.slice(0, 1)).more(),
                                Frame.continuation(medium.slice(1, 999)).more(),
                                Frame.continuation(medium.slice(999, 1_000))),
                        echo(Opcode.BINARY, medium)));
    }

    private static List<ConformanceCase> empties() {
        Frame empty = Frame.continuation(Bytes.EMPTY);
        return List.of(
                of(
                        "empty-first",
                        "takes an empty first fragment",
                        send(Frame.text("").more(), Frame.continuation(LO)),
                        echo("lo")),
                of(
                        "empty-middle",
                        "takes an empty fragment in the middle",
                        send(Frame.text("hel").more(), empty.more(), Frame.continuation(LO)),
                        echo("hello")),
                of(
                        "empty-last",
                        "takes an empty last fragment",
                        send(Frame.text("hello").more(), empty),
                        echo("hello")),
                of(
                        "empty-all",
                        "makes an empty message of empty fragments",
                        send(Frame.text("").more(), empty.more(), empty),
                        echo("")));
    }

    private static List<ConformanceCase> sequences() {
        Frame hel = Frame.text("hel").more();
        Frame lo = Frame.continuation(LO);
        return List.of(
                of(
                        "two-messages",
                        "keeps two fragmented messages apart",
                        send(hel, lo, Frame.binary(Bytes.hex("01 02")).more(), Frame.continuation(Bytes.hex("03"))),
                        echo("hello"),
                        echo(Opcode.BINARY, Bytes.hex("01 02 03"))),
                of(
                        "whole-behind-fragmented",
                        "reads a whole message behind a fragmented one",
                        send(hel, lo, Frame.text("world")),
                        echo("hello"),
                        echo("world")),
                of(
                        "fragmented-behind-whole",
                        "reads a fragmented message behind a whole one",
                        send(Frame.text("one"), hel, lo),
                        echo("one"),
                        echo("hello")),
                of(
                        "waits-for-the-end",
                        "waits for the last fragment",
                        send(hel, Frame.ping("sent")),
                        Script.pong("sent"),
                        send(lo),
                        echo("hello")));
    }

    private static List<ConformanceCase> outOfTurn() {
        Frame hel = Frame.text("hel").more();
        Frame lo = Frame.continuation(LO);
        return List.of(
                fails("continuation-first", "a last continuation that continues nothing", lo),
                fails("continuation-first-more", "a continuation that continues nothing", lo.more()),
                of(
                        "continuation-behind-whole",
                        "fails the connection for a continuation behind a whole message",
                        send(Frame.text("hello")),
                        echo("hello"),
                        send(lo),
                        closed(1002)),
                of(
                        "continuation-behind-end",
                        "fails the connection for a continuation behind the last one",
                        send(hel, lo),
                        echo("hello"),
                        send(lo),
                        closed(1002)),
                fails("text-inside-message", "a text frame between fragments", hel, Frame.text("lo")),
                fails("text-fragment-inside-message", "a first fragment between fragments", hel, hel),
                fails("binary-inside-message", "a binary frame between fragments", hel, Frame.binary(LO)));
    }

    private static List<ConformanceCase> limits() {
        return List.of(
                of(
                        "limit",
                        "echoes fragments that make a message of its limit",
                        new Step.SendNearLimit(0, 16),
                        expect(Step.From.MESSAGES, new Answer.EchoNearLimit(0))),
                of(
                        "limit-plus-1",
                        "refuses fragments that together are over its limit",
                        new Step.SendNearLimit(1, 2),
                        closed(1009)),
                of(
                        "limit-plus-1-of-16",
                        "refuses many small fragments that together are over its limit",
                        new Step.SendNearLimit(1, 16),
                        closed(1009)));
    }

    private static Frame[] fragments(int opcode, Bytes payload, int each) {
        List<Frame> frames = new ArrayList<>();
        for (int at = 0; at < payload.size(); at += each) {
            Bytes part = payload.slice(at, Math.min(payload.size(), at + each));
            Frame frame = at == 0 ? Frame.of(opcode, part) : Frame.continuation(part);
            frames.add(at + each < payload.size() ? frame.more() : frame);
        }
        return frames.toArray(Frame[]::new);
    }

    private static ConformanceCase whole(String name, String what, Bytes payload, int opcode, int each) {
        return of(name, "puts " + what + " together", send(fragments(opcode, payload, each)), echo(opcode, payload));
    }

    private static ConformanceCase fails(String name, String what, Frame... frames) {
        return of(name, "fails the connection for " + what, send(frames), closed(1002));
    }

    private static ConformanceCase of(String name, String shows, Step... steps) {
        String section = name.startsWith("limit-plus") ? "7.4.1" : "5.4";
        return ConformanceCase.of("fragmentation/" + name, section, shows, Script.opened(steps));
    }
}
