package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

    /** The nonce of the example in RFC 6455, 1.3. */
    private static final byte[] NONCE = "the sample nonce".getBytes(StandardCharsets.US_ASCII);

    private static final String GOOD = String.join(
            "\r\n",
            "HTTP/1.1 101 Switching Protocols",
            "upgrade: WebSocket",
            "Connection: keep-alive, Upgrade",
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
            "",
            "");

    private static final int MAX_HEADER_BYTES = 16 << 10;

    private static final URI TARGET = URI.create("ws://127.0.0.1:8080/echo?a=b");

    private final Handshake handshake =
            new Handshake(new HandshakeRequest(TARGET, Opening.PLAIN), NONCE, MAX_HEADER_BYTES);

    @Test
    void asksAsTheRfcDoes() {
        assertThat(new String(handshake.request(), StandardCharsets.US_ASCII))
                .startsWith("GET /echo?a=b HTTP/1.1\r\n")
                .contains("\r\nHost: 127.0.0.1:8080\r\n")
                .contains("\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void acceptsTheResponseInOnePieceAndTellsWhereTheFirstFrameBegins() throws HandshakeRefused {
        byte[] bytes = bytes("....." + GOOD + "frame");
        assertThat(handshake.accept(bytes, 5, bytes.length)).isEqualTo(bytes.length - 5);
    }

    @Test
    void acceptsTheResponseByteByByte() throws HandshakeRefused {
        byte[] bytes = bytes(GOOD);
        for (int i = 0; i < bytes.length - 1; i++) {
            assertThat(handshake.accept(bytes, i, i + 1)).isEqualTo(-1);
        }
        assertThat(handshake.accept(bytes, bytes.length - 1, bytes.length)).isEqualTo(bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 403 Forbidden\r\n\r\n",
                "HTTP/1.0 101 Switching Protocols\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                "HTTP/1.1 101 x\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
                "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
                "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: S3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
                "HTTP/1.1 101 x\r\nno colon\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 1012 x\r\n\r\n",
                "\r\n\r\n"
            })
    void refusesAnythingElse(String response) {
        assertThatThrownBy(() -> handshake.accept(bytes(response), 0, response.length()))
                .isInstanceOf(HandshakeRefused.class);
    }

    @Test
    void takesAListInSeveralLinesAndAStatusWithoutReason() throws HandshakeRefused {
        byte[] bytes = bytes(GOOD.replace("101 Switching Protocols", "101")
                .replace("Connection: keep-alive, Upgrade", "Connection: keep-alive\r\nconnection:Upgrade"));
        assertThat(handshake.accept(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    }

    @Test
    void asksEachServerForWhatIsOpenedThereAndInItsOwnWay() {
        HandshakeRequest request = new HandshakeRequest(TARGET, Opening.PLAIN);
        Opening other = new Opening(List.of(new Opening.Header("X-Who", "me")), List.of("chat"));

        assertThat(request.asks(URI.create("ws://127.0.0.1:8080/echo?a=b"), new Opening(List.of(), List.of())))
                .isTrue();
        assertThat(request.asks(URI.create("ws://127.0.0.1:8081/echo?a=b"), Opening.PLAIN))
                .isFalse();
        assertThat(request.asks(TARGET, other)).isFalse();
        assertThat(new String(new HandshakeRequest(TARGET, other).withKey(bytes("k")), StandardCharsets.US_ASCII))
                .contains("\r\nSec-WebSocket-Key: k\r\n", "\r\nX-Who: me\r\n")
                .endsWith("\r\nSec-WebSocket-Protocol: chat\r\n\r\n");
    }

    @Test
    void refusesAnExtensionThatWasNotOffered() {
        byte[] bytes = bytes(GOOD.replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"));
        assertThatThrownBy(() -> handshake.accept(bytes, 0, bytes.length)).isInstanceOf(HandshakeRefused.class);
    }

    @Test
    void keepsTheStatusInItsSentence() {
        byte[] bytes = bytes("HTTP/1.1 503 Busy\r\n\r\n");
        assertThatThrownBy(() -> handshake.accept(bytes, 0, bytes.length)).hasMessageContaining("503 Busy");
    }

    @Test
    void namesWhatWasChosenThoughNobodyOfferedIt() {
        byte[] bytes = bytes(GOOD.replace("\r\n\r\n", "\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n"));
        assertThatThrownBy(() -> handshake.accept(bytes, 0, bytes.length)).hasMessageContaining("subprotocol \"mqtt\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 1 << 20})
    void readsNoEndlessHeaderInWhateverPiecesItComes(int piece) {
        byte[] bytes = bytes("HTTP/1.1 101 x\r\n" + "a: b\r\n".repeat(4000));
        assertThatThrownBy(() -> {
                    for (int at = 0; at < bytes.length; at += piece) {
                        handshake.accept(bytes, at, Math.min(bytes.length, at + piece));
                    }
                })
                .isInstanceOfSatisfying(
                        HandshakeRefused.class,
                        refused -> assertThat(refused.error()).isEqualTo(ErrorClass.HEADERS));
    }

    @Test
    void readsAHeaderOfExactlyTheLimit() throws HandshakeRefused {
        String filler = "\r\nFiller: ";
        int missing = MAX_HEADER_BYTES - GOOD.length() - filler.length();
        byte[] bytes = bytes(GOOD.replace("\r\n\r\n", filler + "x".repeat(missing) + "\r\n\r\n") + "frame");
        assertThat(handshake.accept(bytes, 0, bytes.length)).isEqualTo(MAX_HEADER_BYTES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
