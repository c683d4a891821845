package io.echobench.tck;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Event;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jdk.net.ExtendedSocketOptions;

/**
 * Measures how long the second answer of a pair takes while the client's TCP delays its acknowledgements. A server that leaves
 * Nagle's algorithm on (RFC 896) holds a second small write back until the first is acknowledged, about 40 ms, in every try;
 * a busy machine delays some tries and leaves others, so that a few in time are enough. A server that sends both answers in one write has nothing to hold back.
 */
final class SecondEchoes {

    private static final Frame FIRST = Frame.text("first");
    private static final Frame SECOND = Frame.text("second");

    private SecondEchoes() {}

    static Outcome measure(Target target, Step.SecondEcho step) throws IOException {
        List<String> told = new ArrayList<>();
        for (Pair pair : Pair.values()) {
            try (Dialogue dialogue = Dialogue.open(target)) {
                if (!dialogue.connection().socket().supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
                    return new Outcome(Verdict.UNIMPLEMENTED, "", "TCP_QUICKACK does not exist on this system");
                }
                Tries tries = Tries.of(step, () -> pair.nanos(dialogue));
                told.add(pair.words + " " + tries);
                if (tries.prompt() < step.enough()) {
                    return Outcome.failed(
                            String.join(", ", told), "TCP_NODELAY is not set: small echoes wait for an ACK");
                }
            }
        }
        return Outcome.ok(String.join(", ", told));
    }

    /** How long one pair takes, ns. */
    interface Measurement {
        long nanos() throws IOException;
    }

    /**
     * How often the second answer was in time.
     *
     * @param prompt tries that were
     * @param all tries that were made
     * @param fastestNanos of all
     */
    record Tries(int prompt, int all, long fastestNanos) {

        /** Tries until enough were in time, or as often as the step allows. */
        static Tries of(Step.SecondEcho step, Measurement pair) throws IOException {
            Tries tries = new Tries(0, 0, Long.MAX_VALUE);
            while (tries.all < step.tries() && tries.prompt < step.enough()) {
                long nanos = pair.nanos();
                int prompt = tries.prompt + (nanos <= step.within().toNanos() ? 1 : 0);
                tries = new Tries(prompt, tries.all + 1, Math.min(tries.fastestNanos, nanos));
            }
            return tries;
        }

        @Override
        public String toString() {
            return "%d of %d in time, the fastest %.1f ms".formatted(prompt, all, fastestNanos / 1e6);
        }
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
