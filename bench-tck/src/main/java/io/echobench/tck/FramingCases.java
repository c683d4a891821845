package io.echobench.tck;

import static io.echobench.tck.Script.closed;
import static io.echobench.tck.Script.echo;
import static io.echobench.tck.Script.expect;
import static io.echobench.tck.Script.open;
import static io.echobench.tck.Script.send;
import static io.echobench.tck.Script.sendCut;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.Frame.Length;
import io.echobench.tck.wire.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Group {@code framing}: payload lengths and where they are cut (RFC 6455 section 5.2), and the server's limit. */
final class FramingCases {

    private FramingCases() {}

    static List<ConformanceCase> all() {
        return Stream.of(lengths(), limits(), encodings(), cuts())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ConformanceCase> lengths() {
        List<ConformanceCase> cases = new ArrayList<>();
        for (int size : new int[] {0, 1, 125, 126, 127, 128, 65_535, 65_536, 65_537}) {
            Bytes payload = Step.SendNearLimit.payload(size);
            cases.add(of(
                    "length-" + size,
                    "echoes a message of " + size + " bytes",
                    send(Frame.binary(payload)),
                    echo(Opcode.BINARY, payload)));
        }
        List<Step> steps = new ArrayList<>(List.of(open()));
        int[] sizes = IntStream.rangeClosed(0, 130).toArray();
        steps.add(send(IntStream.of(sizes)
                .mapToObj(size -> Frame.text("x".repeat(size)))
                .toArray(Frame[]::new)));
        IntStream.of(sizes).forEach(size -> steps.add(echo("x".repeat(size))));
        cases.add(new ConformanceCase("framing/lengths-0-to-130", "5.2", "echoes every short length", steps));
        return cases;
    }

    private static List<ConformanceCase> limits() {
        Answer.EchoNearLimit below = new Answer.EchoNearLimit(-1);
        return List.of(
                limit(
                        "limit-minus-1",
                        "echoes a message of one byte less than its limit",
                        new Step.SendNearLimit(-1, 1),
                        expect(Step.From.MESSAGES, below)),
                limit(
                        "limit",
                        "echoes a message as large as its limit",
                        new Step.SendNearLimit(0, 1),
                        expect(Step.From.MESSAGES, new Answer.EchoNearLimit(0))),
                limit("limit-plus-1", "refuses a message over its limit", new Step.SendNearLimit(1, 1), closed(1009)),
                limit(
                        "length-2-62",
                        "refuses an absurd length by the header alone",
                        raw("a text header that announces 2^62 bytes", "81 FF 40 00 00 00 00 00 00 00 37 FA 21 3D"),
                        closed(1009)));
    }

    private static ConformanceCase limit(String name, String shows, Step... steps) {
        return ConformanceCase.of("framing/" + name, "7.4.1", shows, Script.opened(steps));
    }

    private static List<ConformanceCase> encodings() {
        return List.of(
                notMinimal("non-minimal-16", "5 bytes with a 16-bit length", Frame.text("hello"), Length.BITS_16),
                notMinimal("non-minimal-64", "5 bytes with a 64-bit length", Frame.text("hello"), Length.BITS_64),
                notMinimal(
                        "non-minimal-64-of-16",
                        "300 bytes with a 64-bit length",
                        Frame.text("x".repeat(300)),
                        Length.BITS_64),
                of(
                        "length-negative",
                        "refuses a length with the most significant bit set",
                        send(Frame.text("hello").withLength(Length.NEGATIVE)),
                        closed(1002)
                                .or(
                                        Verdict.NON_STRICT,
                                        new Answer.Closed(1009, 1009),
                                        "it reads the length as unsigned, hence too big")));
    }

    private static ConformanceCase notMinimal(String name, String what, Frame frame, Length length) {
        return of(
                name,
                "minds a length that is not minimal: " + what,
                send(frame.withLength(length)),
                closed(1002)
                        .or(
                                Verdict.NON_STRICT,
                                new Answer.Echo(frame.opcode(), frame.payload()),
                                "the rule binds the sender; no receiver is told to check it"));
    }

    private static List<ConformanceCase> cuts() {
        Bytes medium = Step.SendNearLimit.payload(1_000);
        Bytes large = Step.SendNearLimit.payload(70_000);
        return List.of(
                cut("split-header", "a header cut after each byte", Frame.text("hello"), Cut.HEADER),
                cut("split-header-16", "a 16-bit length cut after each byte", Frame.binary(medium), Cut.HEADER),
                cut("split-header-64", "a 64-bit length cut after each byte", Frame.binary(large), Cut.HEADER),
                cut("split-before-payload", "a header and payload apart", Frame.binary(medium), new Cut(8, 8)),
                cut("split-payload", "a payload in segments of 7 bytes", Frame.binary(medium), Cut.every(7)),
                cut("split-mask", "a mask cut in two", Frame.text("hello"), new Cut(4, 4)),
                of(
                        "two-in-a-segment",
                        "reads two frames of one segment",
                        send(Frame.text("one"), Frame.text("two")),
                        echo("one"),
                        echo("two")),
                of(
                        "one-and-a-half",
                        "reads a frame and a half of one segment",
                        sendCut(new Cut(13, 13), Frame.text("one"), Frame.text("two")),
                        echo("one"),
                        echo("two")));
    }

    private static ConformanceCase cut(String name, String what, Frame frame, Cut cut) {
        return of(name, "reads " + what, sendCut(cut, frame), echo(frame.opcode(), frame.payload()));
    }

    private static Step raw(String says, String hex) {
        return new Step.Send(says, Bytes.hex(hex), Cut.NONE);
    }

    private static ConformanceCase of(String name, String shows, Step... steps) {
        return ConformanceCase.of("framing/" + name, "5.2", shows, Script.opened(steps));
    }
}
