package io.echobench.tck.broken;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Pings, pongs and the closing handshake, with their defects. */
final class Controls {

    private final Defect defect;
    private final FrameOutput out;
    private final TextRules text;
    private final List<byte[]> deferred = new ArrayList<>();
    private int pings;

    Controls(Defect defect, FrameOutput out, TextRules text) {
        this.defect = defect;
        this.out = out;
        this.text = text;
    }

    /** False after the closing handshake. */
    boolean handle(int opcode, byte[] payload, boolean insideMessage) throws IOException {
        switch (opcode) {
            case 8 -> {
                return closing(payload);
            }
            case 9 -> ping(payload, insideMessage);
            case 10 -> {
                Failure.unless(defect != Defect.FAILS_ON_PONG, 1002, "a pong that nobody asked for");
                if (defect == Defect.ECHOES_PONGS) {
                    out.message(1, payload);
                }
            }
            default -> {
                // a reserved opcode that the defect skips
            }
        }
        return true;
    }

    private void ping(byte[] payload, boolean insideMessage) throws IOException {
        pings++;
        if (defect == Defect.DEFERS_PINGS && insideMessage) {
            deferred.add(payload);
            return;
        }
        Failure.unless(defect != Defect.LIMITS_PINGS || pings <= 300, 1008, "too many pings");
        switch (defect) {
            case ANSWERS_NO_PING -> {}
            case EMPTY_PONGS -> out.frame(10, new byte[0]);
            case PONGS_AS_TEXT ->
                out.frame(10, new String(payload, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
            default -> out.frame(10, payload);
        }
    }

    void messageEnded() throws IOException {
        for (byte[] payload : deferred) {
            out.frame(10, payload);
        }
        deferred.clear();
    }

    private boolean closing(byte[] payload) throws IOException {
        if (defect == Defect.CLOSES_WITHOUT_FRAME) {
            return false;
        }
        if (payload.length == 1 && defect == Defect.HALF_A_CODE) {
            close(1000);
            return false;
        }
        if (payload.length > 0) {
            Failure.unless(payload.length >= 2, 1002, "half a close code");
            int code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
            Failure.unless(allowed(code), 1002, "close code " + code);
            reason(payload);
        }
        out.frame(8, payload.length == 0 ? payload : new byte[] {payload[0], payload[1]});
        return defect == Defect.SERVES_ON_AFTER_CLOSE;
    }

    private boolean allowed(int code) {
        return switch (defect) {
            case CHECKS_NO_CODE -> true;
            case KNOWS_1000_ALONE -> code == 1000;
            default ->
                (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
        };
    }

    private void reason(byte[] payload) throws Failure {
        switch (defect) {
            case CHECKS_NO_REASON -> {}
            case ASCII_REASONS -> {
                for (int i = 2; i < payload.length; i++) {
                    Failure.unless(payload[i] >= 0, 1007, "a reason that is not ASCII");
                }
            }
            case SHORT_REASONS -> Failure.unless(payload.length <= 102, 1002, "a long reason");
            default -> text.check(payload, 2);
        }
    }

    void close(int code) throws IOException {
        out.frame(8, new byte[] {(byte) (code >> 8), (byte) code});
    }
}
