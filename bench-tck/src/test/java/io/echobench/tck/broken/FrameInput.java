package io.echobench.tck.broken;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads frames, with the defects of reading. */
final class FrameInput {

    private static final int MAX_HEAD_BYTES = 32 << 10;
    private static final byte[] ASSUMED_MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

    private final DataInputStream in;
    private final Defect defect;

    FrameInput(InputStream raw, Defect defect) {
        this.in = new DataInputStream(new BufferedInputStream(raw, 64 << 10));
        this.defect = defect;
    }

    /** A frame whose payload is still to be read. */
    record Header(boolean last, int reserved, int opcode, boolean masked, long length) {}

    /** The request up to its empty line. */
    String head() throws IOException {
        if (defect == Defect.HEAD_IN_ONE_READ) {
            byte[] once = new byte[MAX_HEAD_BYTES];
            return new String(once, 0, Math.max(0, in.read(once)), StandardCharsets.ISO_8859_1);
        }
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0 && head.length() < MAX_HEAD_BYTES) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    Header header() throws IOException {
        int first = in.readUnsignedByte();
        Failure.unless(defect != Defect.HEADER_IN_ONE_SEGMENT || in.available() > 0, 1002, "half a header");
        int second = in.readUnsignedByte();
        boolean masked = (second & 0x80) != 0;
        return new Header((first & 0x80) != 0, (first & 0x70) >> 4, first & 0x0F, masked, length(second & 0x7F));
    }

    private long length(int seven) throws IOException {
        long length = seven;
        if (seven == 126) {
            length = defect == Defect.SIGNED_LENGTH ? in.readShort() : in.readUnsignedShort();
            Failure.unless(length > 125, 1002, "length not minimal");
        } else if (seven == 127) {
            length = in.readLong();
            Failure.unless(length >= 0, 1002, "negative length");
            length = defect == Defect.LENGTH_IN_32_BITS ? (int) length : length;
            Failure.unless(length > 0xFFFF || defect == Defect.LENGTH_IN_32_BITS, 1002, "length not minimal");
        }
        return length;
    }

    byte[] payload(Header header) throws IOException {
        Failure.unless(defect != Defect.HEADER_IN_ONE_SEGMENT || in.available() >= 4, 1002, "half a mask");
        byte[] mask = header.masked() ? in.readNBytes(4) : new byte[4];
        mask = defect == Defect.ASSUMES_MASK ? ASSUMED_MASK : mask;
        byte[] payload = new byte[(int) header.length()];
        boolean whole = defect != Defect.PAYLOAD_IN_ONE_SEGMENT || in.available() >= payload.length;
        Failure.unless(whole, 1002, "half a payload");
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        if (defect == Defect.DROPS_REST_OF_SEGMENT) {
            in.skipNBytes(in.available());
        }
        return payload;
    }

    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    /** Reads what is left until the client ends the connection. */
    void drain() throws IOException {
        while (in.skip(1 << 16) > 0 || in.read() >= 0) {}
    }
}
