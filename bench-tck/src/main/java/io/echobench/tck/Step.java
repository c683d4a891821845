package io.echobench.tck;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import java.time.Duration;
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

    /**
     * Bytes, cut into segments, behind those sent before.
     *
     * @param sends in words
     * @param pings the payloads of the pings among them: each may be answered, whether or not a later step waits for it
     */
    record Send(String sends, Bytes bytes, Cut cut, List<Bytes> pings) implements Step {
        /** Copies the list. */
        public Send {
            pings = List.copyOf(pings);
        }

        Send(String sends, Bytes bytes, Cut cut) {
            this(sends, bytes, cut, List.of());
        }
    }

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

    /** A pong for each, in order; section 5.5.3 allows to leave out any but the last. */
    record ExpectPongs(List<Bytes> payloads) implements Step {
        /** Copies the list. */
        public ExpectPongs {
            payloads = List.copyOf(payloads);
        }

        @Override
        public String expects() {
            return "a pong for each of the " + payloads.size() + " pings, or for the last";
        }
    }

    /** After the closing handshake: no more frames, and the server ends the TCP connection. */
    record ExpectTcpEnd() implements Step {
        @Override
        public String expects() {
            return "the end of the TCP connection";
        }
    }

    /** The end of the TCP connection by the client once everything sent before is written. */
    record HangUp(boolean reset) implements Step {
        @Override
        public String sends() {
            return reset ? "a TCP reset" : "the end of the TCP connection";
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

    /**
     * Messages that the client does not read the echoes of, until the server stops reading or {@code maxBytes} are written.
     * Meanwhile another connection is served, and the server's memory grows by {@code maxGrowthBytes} at most.
     */
    record NeverRead(long maxBytes, long maxGrowthBytes) implements Step {
        @Override
        public String sends() {
            return "binary messages without reading an echo, until nothing more is taken or " + (maxBytes >> 20)
                    + " MiB are written";
        }

        @Override
        public String expects() {
            return "the server's memory grows by " + (maxGrowthBytes >> 20)
                    + " MiB at most and another connection is served";
        }
    }

    /** Messages of 64 KiB that the client begins to read only once no more are taken. */
    record ReadLate(int messages) implements Step {
        @Override
        public String sends() {
            return messages + " binary messages of 64 KiB, and reads once nothing more is taken";
        }

        @Override
        public String expects() {
            return "all of them, in order";
        }
    }

    /**
     * Pairs of messages while the client's TCP delays its acknowledgements (40 ms): the second echo must not wait for one.
     *
     * @param tries at most, for each way to send a pair
     * @param enough tries within the time are a pass; a busy machine delays some, a server that waits for an ACK nearly all
     */
    record SecondEcho(int tries, int enough, Duration within) implements Step {
        @Override
        public String sends() {
            return "pairs of messages, with the client's TCP acknowledgements delayed";
        }

        @Override
        public String expects() {
            return "the second echo of a pair within " + within.toMillis() + " ms, " + enough + " times in at most "
                    + tries;
        }
    }
}
