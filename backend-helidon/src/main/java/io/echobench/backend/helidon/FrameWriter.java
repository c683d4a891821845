package io.echobench.backend.helidon;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.websocket.WsOpCode;

/** Writes server frames (RFC 6455 section 5.2); Helidon's own writer is private to its {@code WsConnection}. */
final class FrameWriter {

    private static final int FIN = 0x80;
    private static final int GATHERED_BYTES = 8 * 1_024;

    private final DataWriter socket;
    private final BufferData gathered = BufferData.growing(256);

    FrameWriter(DataWriter socket) {
        this.socket = socket;
    }

    /** Gathers a frame; one whose payload is large goes out at once, uncopied. */
    void frame(WsOpCode opcode, boolean last, byte[] payload) {
        gathered.write((last ? FIN : 0) | opcode.code());
        writeLength(payload.length);
        if (payload.length <= GATHERED_BYTES) {
            gathered.write(payload);
        } else {
            flush();
            socket.writeNow(BufferData.create(payload));
        }
    }

    /** Gathers a close frame without a reason. */
    void close(int code) {
        frame(WsOpCode.CLOSE, true, new byte[] {(byte) (code >>> 8), (byte) code});
    }

    /** Returns once the socket has taken everything. */
    void flush() {
        if (gathered.available() > 0) {
            socket.writeNow(gathered);
            gathered.clear();
        }
    }

    private void writeLength(int bytes) {
        if (bytes < 126) {
            gathered.write(bytes);
        } else if (bytes < 1 << 16) {
            gathered.write(126);
            gathered.writeInt16(bytes);
        } else {
            gathered.write(127);
            gathered.writeInt32(0);
            gathered.writeInt32(bytes);
        }
    }
}
