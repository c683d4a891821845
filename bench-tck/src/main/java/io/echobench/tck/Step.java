package io.echobench.tck;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One step of a case; prints its half of the dialogue in words. */
public sealed interface Step {

    /** What it sends; empty when it sends nothing worth telling. */
    default String sends() {
        return "";
    }

    /** What it waits for; empty when it waits for nothing. */
    default String expects() {
        return "";
    }

    /** A TCP connection, in place of the one before. */
    record Dial() implements Step {}

    /** A TCP connection and a right opening handshake, which must succeed. */
    record Open() implements Step {}

    /**
     * An HTTP request.
     *
     * @param sends in words
     * @param text with {@code @host@} and {@code @path@} where the target's go, and line feeds alone as line ends
     * @param behind bytes in the same write
     */
    record Request(String sends, String text, Bytes behind, Cut cut) implements Step {}

    /** Bytes, cut into segments, behind those sent before. */
    record Send(String sends, Bytes bytes, Cut cut) implements Step {}

    /** A binary message of the server's limit and {@code above} bytes more, in so many fragments of equal size. */
    record SendNearLimit(int above, int fragments) implements Step {

        static Bytes payload(int size) {
            byte[] payload = new byte[size];
            for (int i = 0; i < size; i++) {
                payload[i] = (byte) (i * 31 + (i >> 8));
            }
            return Bytes.copyOf(payload);
        }

        @Override
        public String sends() {
            return "a binary message of the limit" + (above == 0 ? "" : " + " + above) + " bytes"
                    + (fragments == 1 ? "" : " in " + fragments + " fragments");
        }
    }

    /** Where an answer is looked for. */
    enum From {
        /** The head of an HTTP response. */
        RESPONSE,
        /** Messages, in order; pongs may come between them. */
        MESSAGES,
        /** Pongs, in order; messages may come between them. */
        PONGS,
        /** Whatever comes first. */
        ANY
    }

    /** The next answer from there; the first that fits is taken, and none that fits is a failure. */
    record Expect(From from, List<Accept> accepted) implements Step {
        /** Copies the list. */
        public Expect {
            accepted = List.copyOf(accepted);
        }

        @Override
        public String expects() {
            return accepted.stream().map(Accept::toString).collect(Collectors.joining(", or "));
        }

        Expect or(Verdict verdict, Answer answer, String why) {
            List<Accept> all = new ArrayList<>(accepted);
            all.add(new Accept(answer, verdict, why));
            return new Expect(from, all);
        }
    }

    /** After the closing handshake: no more frames, and the server ends the TCP connection. */
    record ExpectTcpEnd() implements Step {
        @Override
        public String expects() {
            return "the end of the TCP connection";
        }
    }

    /** A TCP reset by the client once everything sent before is written. */
    record Reset() implements Step {
        @Override
        public String sends() {
            return "TCP reset";
        }
    }

    /** So many connections at once; a message of its own on each comes back on each. */
    record ManyConnections(int count) implements Step {
        @Override
        public String sends() {
            return "a message of its own on each of " + count + " connections";
        }

        @Override
        public String expects() {
            return "each of them on its own connection";
        }
    }
}
