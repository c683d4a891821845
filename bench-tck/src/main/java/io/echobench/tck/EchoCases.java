package io.echobench.tck;

import static io.echobench.tck.Script.echo;
import static io.echobench.tck.Script.open;
import static io.echobench.tck.Script.send;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.Opcode;
import java.util.List;

/** Group {@code echo}: what comes back is what was sent, in its order and kind, whatever the client does. */
final class EchoCases {

    private EchoCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                ConformanceCase.of(
                        "echo/text", "5.6", "echoes a text message", open(), send(Frame.text("hello")), echo("hello")),
                ConformanceCase.of(
                        "echo/binary",
                        "5.6",
                        "echoes a binary message",
                        open(),
                        send(Frame.binary(Bytes.hex("00 FF 80 7F"))),
                        echo(Opcode.BINARY, Bytes.hex("00 FF 80 7F"))),
                ConformanceCase.of(
                        "echo/connections-64",
                        "contract",
                        "serves 64 connections at once",
                        new Step.ManyConnections(64)));
    }
}
