package io.echobench.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The opening handshake of one connection (<a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.1">RFC 6455, 4.1</a>). */
final class Handshake {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final byte[] NOTHING = {};

    private final HandshakeRequest request;
    private final byte[] key;
    private final int maxHeaderBytes;
    private byte[] response = NOTHING;
    private int count;

    /**
     * A handshake to be sent.
     *
     * @param nonce 16 bytes, others for each connection
     * @param maxHeaderBytes the longest response header that is read
     */
    Handshake(HandshakeRequest request, byte[] nonce, int maxHeaderBytes) {
        this.request = request;
        this.maxHeaderBytes = maxHeaderBytes;
        key = Base64.getEncoder().encode(nonce);
    }

    /** What the client sends. */
    byte[] request() {
        return request.withKey(key);
    }

    /**
     * Takes what came.
     *
     * @return where in these bytes the first frame begins; -1 while the response is not complete
     * @throws HandshakeRefused when the response is not the one that accepts this handshake
     */
    int accept(byte[] bytes, int from, int to) throws HandshakeRefused {
        int before = count;
        int taken = Math.min(to - from, maxHeaderBytes - count);
        if (count + taken > response.length) {
            response = Arrays.copyOf(response, Math.clamp(2L * response.length, count + taken, maxHeaderBytes));
        }
        System.arraycopy(bytes, from, response, before, taken);
        count += taken;
        int end = headerEnd(Math.max(0, before - 3));
        if (end >= 0) {
            new HandshakeResponse(new String(response, 0, end, StandardCharsets.ISO_8859_1))
                    .check(acceptOf(key), request.opening());
            response = NOTHING;
            return from + end - before;
        }
        if (count == maxHeaderBytes) {
            throw new HandshakeRefused(
                    ErrorClass.HEADERS,
                    "the response to the handshake has more than " + maxHeaderBytes + " header bytes");
        }
        return -1;
    }

    private int headerEnd(int from) {
        for (int i = from; i + 3 < count; i++) {
            if (response[i] == '\r' && response[i + 1] == '\n' && response[i + 2] == '\r' && response[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    /** The {@code Sec-WebSocket-Accept} that answers a key. */
    static String acceptOf(String key) {
        return acceptOf(key.getBytes(StandardCharsets.US_ASCII));
    }

    private static String acceptOf(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(key);
            byte[] hash = digest.digest(GUID.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
