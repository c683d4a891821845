package io.echobench.tck;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that cases are written in. */
final class Script {

    private static final int FRAMES_TOLD = 3;

    private Script() {}

    static Step open() {
        return new Step.Open();
    }

    /** The steps behind an opening handshake. */
    static Step[] opened(Step... steps) {
        return Stream.concat(Stream.of(open()), Stream.of(steps)).toArray(Step[]::new);
    }

    /** Frames in one write. */
    static Step send(Frame... frames) {
        return sendCut(Cut.NONE, frames);
    }

    /** Frames in one run of bytes that is cut into segments. */
    static Step sendCut(Cut cut, Frame... frames) {
        String told =
                Arrays.stream(frames).limit(FRAMES_TOLD).map(Frame::toString).collect(Collectors.joining(", "));
        String rest = frames.length <= FRAMES_TOLD ? "" : ", ... (" + frames.length + " frames)";
        Bytes bytes = Bytes.join(Arrays.stream(frames).map(Frame::encoded).toList());
        List<Bytes> pings = Arrays.stream(frames)
                .filter(frame -> frame.opcode() == Opcode.PING)
                .map(Frame::payload)
                .toList();
        return new Step.Send(told + rest + cut, bytes, cut, pings);
    }

    static Step.Expect echo(String text) {
        return echo(Opcode.TEXT, Bytes.utf8(text));
    }

    static Step.Expect echo(int opcode, Bytes payload) {
        return expect(Step.From.MESSAGES, new Answer.Echo(opcode, payload));
    }

    static Step.Expect pong(String text) {
        return expect(Step.From.PONGS, new Answer.PongOf(Bytes.utf8(text)));
    }

    static Step.Expect closed(int code) {
        return expect(Step.From.MESSAGES, new Answer.Closed(code, code));
    }

    static Step.Expect expect(Step.From from, Answer answer) {
        return new Step.Expect(from, List.of(new Accept(answer, Verdict.OK, "")));
    }
}
