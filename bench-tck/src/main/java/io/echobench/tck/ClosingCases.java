package io.echobench.tck;

import static io.echobench.tck.Script.closed;
import static io.echobench.tck.Script.echo;
import static io.echobench.tck.Script.expect;
import static io.echobench.tck.Script.send;
import static io.echobench.tck.Script.sendCut;
import static io.echobench.tck.Verdict.NON_STRICT;
import static io.echobench.tck.Verdict.OK;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Group {@code closing}: the closing handshake and its codes (RFC 6455 sections 5.5.1, 7.1 and 7.4). A peer "typically echos the
 * status code it received", so that 1000 in answer to 4001 is not strict and no failure; 1002 in answer to a right code is one.
 */
final class ClosingCases {

    private static final Step END = new Step.ExpectTcpEnd();
    private static final String TYPICALLY = "section 5.5.1: \"typically echos the status code\"";

    private ClosingCases() {}

    static List<ConformanceCase> all() {
        List<ConformanceCase> cases = new ArrayList<>();
        for (int code : new int[] {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999}) {
            cases.add(code("code-" + code, code, echoed(code)));
        }
        for (int code : new int[] {1012, 1013, 1014}) {
            Step.Expect lenient =
                    echoed(code).or(NON_STRICT, new Answer.Closed(1002, 1002), "IANA added the code after the RFC");
            cases.add(code("code-" + code, code, lenient));
        }
        for (int code : new int[] {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535}) {
            cases.add(of(
                    "code-" + code + "-refused",
                    "7.4",
                    "refuses the code " + code,
                    send(Frame.close(code, "")),
                    closed(1002)));
        }
        return Stream.of(cases, bodies(), ends(), nothingBehind(), around())
                .flatMap(List::stream)
                .toList();
    }

    private static ConformanceCase code(String name, int code, Step.Expect answer) {
        return of(name, "7.4", "answers a close frame with the code " + code, send(Frame.close(code, "")), answer);
    }

    private static Step.Expect echoed(int code) {
        Step.Expect exact = closed(code).or(NON_STRICT, new Answer.ClosedWithoutCode(), TYPICALLY);
        return code == 1000 ? exact : exact.or(NON_STRICT, new Answer.Closed(1000, 1000), TYPICALLY);
    }

    private static List<ConformanceCase> bodies() {
        return List.of(
                of(
                        "empty",
                        "5.5.1",
                        "answers a close frame without a body",
                        send(Frame.close()),
                        expect(Step.From.MESSAGES, new Answer.ClosedWithoutCode())
                                .or(OK, new Answer.Closed(1000, 1000), "")),
                of(
                        "half-a-code",
                        "5.5.1",
                        "refuses a close frame of one byte",
                        send(Frame.of(Opcode.CLOSE, Bytes.hex("03"))),
                        closed(1002)),
                of("reason", "5.5.1", "takes a reason", send(Frame.close(1000, "bye")), closed(1000)),
                of(
                        "reason-123",
                        "5.5",
                        "takes the longest reason, 123 bytes",
                        send(Frame.close(1000, "x".repeat(123))),
                        closed(1000)),
                of(
                        "split",
                        "5.5.1",
                        "reads a close frame byte by byte",
                        sendCut(Cut.EACH_BYTE, Frame.close(1000, "bye")),
                        closed(1000)));
    }

    private static List<ConformanceCase> ends() {
        return List.of(
                of(
                        "tcp-ends",
                        "7.1.1",
                        "ends the TCP connection after the closing handshake",
                        send(Frame.close(1000, "")),
                        closed(1000),
                        END),
                of(
                        "tcp-ends-empty",
                        "7.1.1",
                        "ends the TCP connection after a closing handshake without codes",
                        send(Frame.close()),
                        expect(Step.From.MESSAGES, new Answer.ClosedWithoutCode())
                                .or(OK, new Answer.Closed(1000, 1000), ""),
                        END),
                of(
                        "tcp-ends-on-violation",
                        "7.1.7",
                        "ends the TCP connection that it failed, once its close frame is answered",
                        send(Frame.of(3, Bytes.EMPTY)),
                        closed(1002),
                        send(Frame.close(1002, "")),
                        END));
    }

    private static List<ConformanceCase> nothingBehind() {
        return List.of(
                of(
                        "text-behind-close",
                        "5.5.1",
                        "echoes nothing that came behind a close frame",
                        send(Frame.close(1000, ""), Frame.text("too late")),
                        closed(1000),
                        END),
                of(
                        "ping-behind-close",
                        "5.5.1",
                        "answers no ping that came behind a close frame",
                        send(Frame.close(1000, ""), Frame.ping("too late")),
                        closed(1000),
                        END),
                of(
                        "close-twice",
                        "5.5.1",
                        "answers one close frame alone",
                        send(Frame.close(1000, ""), Frame.close(1000, "")),
                        closed(1000),
                        END),
                of(
                        "text-behind-violation",
                        "7.1.7",
                        "echoes nothing that came behind a violation",
                        send(Frame.of(3, Bytes.EMPTY), Frame.text("too late")),
                        closed(1002)));
    }

    private static List<ConformanceCase> around() {
        return List.of(
                of(
                        "inside-message",
                        "5.4",
                        "answers a close frame between two fragments",
                        send(Frame.text("hel").more(), Frame.close(1000, "")),
                        closed(1000)),
                of(
                        "behind-text",
                        "5.5.1",
                        "echoes what came before the close frame",
                        send(Frame.text("hello"), Frame.close(1000, "")),
                        echo("hello").or(NON_STRICT, new Answer.Closed(1000, 1000), "the echo was dropped"),
                        closed(1000)),
                of(
                        "behind-ping",
                        "5.5.1",
                        "answers a close frame behind a ping",
                        send(Frame.ping("now"), Frame.close(1000, "")),
                        expect(Step.From.ANY, new Answer.PongOf(Bytes.utf8("now")))
                                .or(
                                        Verdict.INFORMATIONAL,
                                        new Answer.Closed(1000, 1000),
                                        "section 5.5.2: no pong is owed once a close frame was received"),
                        closed(1000)),
                of(
                        "serves-on",
                        "7.1",
                        "serves the next connection after one has closed",
                        send(Frame.close(1000, "")),
                        closed(1000),
                        Script.open(),
                        send(Frame.text("hello")),
                        echo("hello")));
    }

    private static ConformanceCase of(String name, String section, String shows, Step... steps) {
        return ConformanceCase.of("closing/" + name, section, shows, Script.opened(steps));
    }
}
