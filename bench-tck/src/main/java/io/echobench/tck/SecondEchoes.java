package io.echobench.tck;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Event;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jdk.net.ExtendedSocketOptions;

/**
 * Measures how long the second answer of a pair takes while the client's TCP delays its acknowledgements. A server that leaves
 * Nagle's algorithm on (RFC 896) holds a second small write back until the first is acknowledged, about 40 ms; the median of
 * several pairs tells that from a busy machine. A server that sends both answers in one write has nothing to hold back.
 */
final class SecondEchoes {

    private static final Frame FIRST = Frame.text("first");
    private static final Frame SECOND = Frame.text("second");

    private SecondEchoes() {}

    static Outcome measure(Target target, Step.SecondEcho step) throws IOException {
        List<String> told = new ArrayList<>();
        for (Pair pair : Pair.values()) {
            List<Long> nanos = new ArrayList<>();
            try (Dialogue dialogue = Dialogue.open(target)) {
                if (!dialogue.connection().socket().supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
                    return new Outcome(Verdict.UNIMPLEMENTED, "", "TCP_QUICKACK does not exist on this system");
                }
                for (int i = 0; i < step.tries(); i++) {
                    nanos.add(pair.nanos(dialogue));
                }
            }
            Collections.sort(nanos);
            long median = nanos.get(nanos.size() / 2);
            told.add("%s %.1f ms".formatted(pair.words, median / 1e6));
            if (median > step.within().toNanos()) {
                return Outcome.failed(String.join(", ", told), "TCP_NODELAY is not set: small echoes wait for an ACK");
            }
        }
        return Outcome.ok(String.join(", ", told));
    }

    /** How two answers are provoked; which of them a server writes apart depends on how it batches. */
    private enum Pair {
        TEXTS_IN_ONE_SEGMENT("two texts in one segment") {
            @Override
            void write(RawConnection connection) {
                connection.write(FIRST.encoded().then(SECOND.encoded()), Cut.NONE);
            }
        },
        PING_AND_TEXT("a ping and a text in one segment") {
            @Override
            void write(RawConnection connection) {
                Bytes both = Frame.ping("first").encoded().then(SECOND.encoded());
                connection.write(both, Cut.NONE);
            }
        },
        TEXTS_IN_TWO_SEGMENTS("two texts in two segments") {
            @Override
            void write(RawConnection connection) {
                connection.write(FIRST);
                connection.write(SECOND);
            }
        };

        private final String words;

        Pair(String words) {
            this.words = words;
        }

        abstract void write(RawConnection connection);

        long nanos(Dialogue dialogue) throws IOException {
            dialogue.connection().socket().setOption(ExtendedSocketOptions.TCP_QUICKACK, false);
            long startNanos = System.nanoTime();
            write(dialogue.connection());
            for (int answers = 0; answers < 2; answers++) {
                Event event = dialogue.next(Step.From.ANY);
                if (event.isTerminal()) {
                    throw new IOException(event + " in place of the second answer");
                }
            }
            return System.nanoTime() - startNanos;
        }
    }
}
