package io.echobench.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HandshakeTest {

    private static final String HEAD = """
            GET /echo HTTP/1.1
            Host: localhost:1
            Upgrade: websocket
            Connection: keep-alive, Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13

            """.replace("\n", "\r\n");

    @Test
    void acceptsTheExampleOfTheRfc() {
        Handshake.Answer answer = Handshake.answer(HEAD);

        assertThat(answer).isInstanceOf(Handshake.Accepted.class);
        assertThat(answer.response())
                .startsWith("HTTP/1.1 101 ")
                .contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/echo, /control",
        "/echo, /echo?room=1",
        "/echo, http://localhost/echo",
        "Host:, hOsT:",
        "websocket, WebSocket",
        "': dGh', ':dGh'"
    })
    void acceptsWhatMeansTheSame(String part, String other) {
        assertThat(Handshake.answer(HEAD.replaceFirst(part, other))).isInstanceOf(Handshake.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, POST, 405",
        "/echo, /, 404",
        "/echo, /echo/, 404",
        "/echo, /ECHO, 404",
        "HTTP/1.1, HTTP/1.0, 400",
        "HTTP/1.1, FTP, 400",
        "Host: localhost:1, X-Host: localhost, 400",
        "Upgrade: websocket, Upgrade: h2c, 400",
        "Upgrade: websocket, X-Upgrade: websocket, 426",
        "'keep-alive, Upgrade', keep-alive, 400",
        "Version: 13, Version: 8, 426",
        "Sec-WebSocket-Version, X-Version, 426",
        "Sec-WebSocket-Key, X-Key, 400",
        "dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25jZ, 400",
        "dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25j!!==, 400",
        "Connection:, Connection :, 400"
    })
    void refusesWithTheRightStatus(String part, String other, int status) {
        Handshake.Answer answer = Handshake.answer(HEAD.replace(part, other));

        assertThat(answer).isInstanceOfSatisfying(Handshake.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.response())
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("\r\nConnection: close\r\n");
        });
    }

    @Test
    void saysWhichVersionItSpeaks() {
        assertThat(Handshake.answer(HEAD.replace("Version: 13", "Version: 7")).response())
                .contains("\r\nSec-WebSocket-Version: 13\r\n");
    }
}
