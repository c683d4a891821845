package io.echobench.tck;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Event;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.Opcode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Steps that need more than one connection. */
final class Flows {

    private Flows() {}

    /** All connections are open before the first message is sent. */
    static Outcome manyConnections(Target target, int count) throws IOException {
        List<Dialogue> dialogues = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                dialogues.add(Dialogue.open(target));
            }
            for (int i = 0; i < count; i++) {
                dialogues.get(i).write(Frame.text("connection " + i));
            }
            for (int i = 0; i < count; i++) {
                Event came = dialogues.get(i).next(Step.From.MESSAGES);
                Answer own = new Answer.Echo(Opcode.TEXT, Bytes.utf8("connection " + i));
                if (!own.fits(came, target.maxMessageBytes())) {
                    return Outcome.failed(came + " on connection " + i, "expected " + own);
                }
            }
            return Outcome.ok("all " + count);
        } finally {
            dialogues.forEach(Dialogue::close);
        }
    }
}
