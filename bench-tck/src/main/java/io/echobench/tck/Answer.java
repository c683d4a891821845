package io.echobench.tck;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Event;
import io.echobench.tck.wire.HttpHead;
import io.echobench.tck.wire.Opcode;

/** What an answer may look like; prints itself as the words of {@code expected}. */
public sealed interface Answer {

    /** Whether the event is that answer from a server with this limit. */
    boolean fits(Event event, int maxMessageBytes);

    /** The same message back, in as many frames as the server likes. */
    record Echo(int opcode, Bytes payload) implements Answer {
        @Override
        public boolean fits(Event event, int maxMessageBytes) {
            return event instanceof Event.Message message
                    && message.opcode() == opcode
                    && message.payload().equals(payload);
        }

        @Override
        public String toString() {
            return Opcode.name(opcode) + " " + payload;
        }
    }

    /** The binary message of {@link Step.SendNearLimit} back. */
    record EchoNearLimit(int above) implements Answer {
        @Override
        public boolean fits(Event event, int maxMessageBytes) {
            Bytes payload = Step.SendNearLimit.payload(maxMessageBytes + above);
            return new Echo(Opcode.BINARY, payload).fits(event, maxMessageBytes);
        }

        @Override
        public String toString() {
            return "the same message";
        }
    }

    /** A pong with this payload. */
    record PongOf(Bytes payload) implements Answer {
        @Override
        public boolean fits(Event event, int maxMessageBytes) {
            return event instanceof Event.Pong pong && pong.payload().equals(payload);
        }

        @Override
        public String toString() {
            return "pong " + payload;
        }
    }

    /** A close frame with a code from {@code low} to {@code high}. */
    record Closed(int low, int high) implements Answer {
        @Override
        public boolean fits(Event event, int maxMessageBytes) {
            return event instanceof Event.Close close
                    && close.code().isPresent()
                    && close.code().getAsInt() >= low
                    && close.code().getAsInt() <= high;
        }

        @Override
        public String toString() {
            return low == high ? "close " + low : "close " + low + " to " + high;
        }
    }

    /** A close frame with an empty body. */
    record ClosedWithoutCode() implements Answer {
        @Override
        public boolean fits(Event event, int maxMessageBytes) {
            return event instanceof Event.Close close && close.code().isEmpty();
        }

        @Override
        public String toString() {
            return "close without a code";
        }
    }

    /** The end of the TCP connection without a close frame or a response. */
    record Ended() implements Answer {
        @Override
        public boolean fits(Event event, int maxMessageBytes) {
            return event instanceof Event.Eof;
        }

        @Override
        public String toString() {
            return "EOF";
        }
    }

    /** A response with a status from {@code low} to {@code high}, and a header where one is named. */
    record Status(int low, int high, String header) implements Answer {
        @Override
        public boolean fits(Event event, int maxMessageBytes) {
            return event instanceof Event.Response response
                    && response.head().status() >= low
                    && response.head().status() <= high
                    && (header.isEmpty() || !response.head().values(header).isEmpty());
        }

        @Override
        public String toString() {
            String range = low == high ? String.valueOf(low) : low / 100 + "xx";
            return "HTTP " + range + (header.isEmpty() ? "" : " with " + header);
        }
    }

    /** A 101 with all that RFC 6455 section 4.2.2 asks for. */
    record Upgraded(String accept) implements Answer {
        @Override
        public boolean fits(Event event, int maxMessageBytes) {
            return event instanceof Event.Response response && complete(response.head());
        }

        private boolean complete(HttpHead head) {
            return head.status() == 101
                    && head.statusLine().startsWith("HTTP/1.1")
                    && head.value("Upgrade").map("websocket"::equalsIgnoreCase).orElse(false)
                    && head.hasToken("Connection", "upgrade")
                    && head.value("Sec-WebSocket-Accept").map(accept::equals).orElse(false)
                    && head.values("Sec-WebSocket-Extensions").isEmpty()
                    && head.values("Sec-WebSocket-Protocol").isEmpty();
        }

        @Override
        public String toString() {
            return "101 with Upgrade, Connection, Sec-WebSocket-Accept: " + accept + ", no extension, no subprotocol";
        }
    }
}
