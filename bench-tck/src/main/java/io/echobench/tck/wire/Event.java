package io.echobench.tck.wire;

import java.time.Duration;
import java.util.OptionalInt;

/** What came from the server. */
public sealed interface Event {

    /** After one of these nothing else comes that could be judged. */
    default boolean isTerminal() {
        return switch (this) {
            case Close ignored -> true;
            case Eof ignored -> true;
            case Broken ignored -> true;
            case Silence ignored -> true;
            case Message ignored -> false;
            case Pong ignored -> false;
            case Response ignored -> false;
        };
    }

    /** A whole message, put together from its {@code frames}. */
    record Message(int opcode, Bytes payload, int frames) implements Event {
        @Override
        public String toString() {
            return Opcode.name(opcode) + " " + payload + (frames == 1 ? "" : " in " + frames + " frames");
        }
    }

    /** A pong. */
    record Pong(Bytes payload) implements Event {
        @Override
        public String toString() {
            return "pong " + payload;
        }
    }

    /** A close frame; the code is empty when its body is. */
    record Close(OptionalInt code, String reason) implements Event {
        @Override
        public String toString() {
            String number = code.isPresent() ? String.valueOf(code.getAsInt()) : "without a code";
            return "close " + number + (reason.isEmpty() ? "" : " \"" + reason + '"');
        }
    }

    /** The head of an HTTP response. */
    record Response(HttpHead head) implements Event {
        @Override
        public String toString() {
            return head.toString();
        }
    }

    /** The server ended the TCP connection. */
    record Eof(boolean reset) implements Event {
        @Override
        public String toString() {
            return (reset ? "TCP reset" : "EOF") + " without a close frame";
        }
    }

    /** Bytes that no server may send. */
    record Broken(String violation) implements Event {
        @Override
        public String toString() {
            return "a violation by the server: " + violation;
        }
    }

    /** Nothing, for as long as the client waited. */
    record Silence(Duration waited) implements Event {
        @Override
        public String toString() {
            return "nothing for " + waited.toMillis() + " ms";
        }
    }
}
