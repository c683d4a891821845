package io.echobench.load;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A frame as a server writes it: not masked. */
final class ServerFrame {

    private ServerFrame() {}

    /** A whole text message of that length. */
    static byte[] text(int payloadBytes) {
        byte[] payload = new byte[payloadBytes];
        Arrays.fill(payload, (byte) 'a');
        ByteBuffer frame = ByteBuffer.allocate(10 + payloadBytes).put((byte) (Frames.FIN | Frames.TEXT));
        if (payloadBytes < Frames.LENGTH_16) {
            frame.put((byte) payloadBytes);
        } else if (payloadBytes <= 0xFFFF) {
            frame.put((byte) Frames.LENGTH_16).putShort((short) payloadBytes);
        } else {
            frame.put((byte) Frames.LENGTH_64).putLong(payloadBytes);
        }
        frame.put(payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }
}
