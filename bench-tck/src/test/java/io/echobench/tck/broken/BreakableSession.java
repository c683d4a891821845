package io.echobench.tck.broken;

import io.echobench.tck.broken.FrameInput.Header;
import io.echobench.tck.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One connection: the opening handshake, then frames until the closing one. */
final class BreakableSession {

    private final Defect defect;
    private final int maxMessageBytes;
    private final Socket socket;
    private final FrameInput in;
    private final FrameOutput out;
    private final TextRules text;
    private final Controls controls;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int messageOpcode;
    private @Nullable Whole held;

    /** A message, put together. */
    private record Whole(int opcode, Bytes payload) {}

    BreakableSession(Socket socket, Defect defect, int maxMessageBytes, AtomicLong bufferedBytes) throws IOException {
        this.defect = defect;
        this.maxMessageBytes = maxMessageBytes - (defect == Defect.LOW_LIMIT ? 2 : 0);
        this.socket = socket;
        socket.setTcpNoDelay(defect != Defect.NAGLE);
        in = new FrameInput(socket.getInputStream(), defect);
        out = new FrameOutput(socket.getOutputStream(), defect, bufferedBytes);
        text = new TextRules(defect);
        controls = new Controls(defect, out, text);
    }

    void run() throws IOException {
        String response = BreakableHandshake.answer(in.head(), defect);
        out.raw(response.getBytes(StandardCharsets.ISO_8859_1));
        if (response.startsWith("HTTP/1.1 101")) {
            try {
                while (frame()) {}
            } catch (Failure failure) {
                fail(failure.code());
            }
        }
        end(response.isEmpty() || defect == Defect.KEEPS_TCP);
    }

    private void fail(int code) throws IOException {
        switch (defect) {
            case ENDS_WITHOUT_FRAME -> {}
            case FAILS_WITH_1000 -> controls.close(1000);
            default -> controls.close(code);
        }
    }

    /** Ends our half, then reads what is left, or the close frame would be lost to a reset. */
    private void end(boolean keepsTcp) throws IOException {
        if (!keepsTcp) {
            socket.shutdownOutput();
        }
        socket.setSoTimeout(2_000);
        in.drain();
    }

    /** One frame; false after the closing handshake. */
    private boolean frame() throws IOException {
        Header header = in.header();
        boolean known = header.opcode() <= 2 || (header.opcode() >= 8 && header.opcode() <= 10);
        Failure.unless(header.reserved() == 0 || defect == Defect.IGNORES_RESERVED_BITS, 1002, "RSV");
        Failure.unless(header.masked() || defect == Defect.ACCEPTS_UNMASKED, 1002, "unmasked");
        Failure.unless(known || defect == Defect.IGNORES_RESERVED_OPCODES, 1002, "reserved opcode");
        if (header.opcode() >= 8) {
            return control(header);
        }
        boolean fits = header.length() + message.size() <= maxMessageBytes || defect == Defect.NO_LIMIT;
        Failure.unless(fits || defect == Defect.LENGTH_IN_32_BITS, 1009, "too big");
        byte[] payload = in.payload(header);
        if (known) {
            data(header, payload);
        }
        return true;
    }

    private boolean control(Header header) throws IOException {
        Failure.unless(header.last() || defect == Defect.FRAGMENTED_CONTROL, 1002, "fragmented control frame");
        Failure.unless(header.length() <= 125 || defect == Defect.LONG_CONTROL, 1002, "long control frame");
        byte[] payload = in.payload(header);
        if (defect == Defect.FORGETS_AT_CONTROL) {
            message.reset();
            messageOpcode = 0;
        }
        return controls.handle(header.opcode(), payload, messageOpcode != 0);
    }

    private void data(Header header, byte[] payload) throws IOException {
        boolean inTurn = (header.opcode() == 0) == (messageOpcode != 0);
        Failure.unless(inTurn || defect == Defect.ACCEPTS_OUT_OF_TURN, 1002, "out of turn");
        if (header.opcode() != 0) {
            messageOpcode = header.opcode();
        }
        message.writeBytes(payload);
        boolean last = switch (defect) {
            case ECHOES_EACH_FRAGMENT -> true;
            case EMPTY_FRAGMENT_ENDS -> header.last() || payload.length == 0;
            case IGNORES_EMPTY_LAST -> header.last() && (payload.length > 0 || header.opcode() != 0);
            default -> header.last();
        };
        if (defect == Defect.CHECKS_EACH_FRAGMENT && messageOpcode == 1) {
            text.check(payload, 0);
        }
        if (!last && messageOpcode == 1) {
            text.checkStart(message.toByteArray());
        }
        if (last) {
            Whole whole = new Whole(Math.max(1, messageOpcode), Bytes.copyOf(message.toByteArray()));
            messageOpcode = defect == Defect.ECHOES_EACH_FRAGMENT && !header.last() ? messageOpcode : 0;
            if (defect != Defect.KEEPS_OLD_FRAGMENTS) {
                message.reset();
            }
            echo(whole);
        }
    }

    private void echo(Whole whole) throws IOException {
        controls.messageEnded();
        byte[] payload = whole.payload.toArray();
        if (whole.opcode == 1) {
            payload = text.echo(payload);
        } else if (defect == Defect.CHECKS_BINARY) {
            text.check(payload, 0);
        }
        if (defect == Defect.REORDERS && held == null && in.hasMore()) {
            held = whole;
            return;
        }
        out.message(whole.opcode, payload);
        if (held != null) {
            out.message(held.opcode, held.payload.toArray());
            held = null;
        }
    }
}
