package io.echobench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Unmasked frames, written the slow and obvious way. */
final class ServerFrames {

    private ServerFrames() {}

    /** A frame with that first byte. */
    static byte[] frame(int firstByte, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        byte[] bytes = new byte[frame.put(payload).flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** A whole text message. */
    static byte[] text(String payload) {
        return frame(Frames.FIN | Frames.TEXT, payload.getBytes(StandardCharsets.UTF_8));
    }
}
