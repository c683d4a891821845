package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameDecoderTest {

    private static final int LIMIT = 200_000;
    private static final LoadPlan.Limits LIMITS = new LoadPlan.Limits(1, 1, 1, LIMIT);

    private final Heard heard = new Heard();
    private final Pieces.Pool pool = new Pieces.Pool();
    private final FrameDecoder decoder = new FrameDecoder(LIMITS, heard, pool);

    @Test
    void findsRandomMessagesInWhateverPiecesTheyCome() throws ProtocolViolation {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<String> sent = new ArrayList<>();
            byte[] stream = randomStream(random, sent);
            heard.all.clear();
            for (int at = 0; at < stream.length; ) {
                int piece = Math.min(stream.length - at, 1 + random.nextInt(random.nextBoolean() ? 4 : 5000));
                decoder.accept(stream, at, at + piece);
                at += piece;
            }
            assertThat(heard.all).as("seed %d", seed).isEqualTo(sent);
            assertThat(decoder.midMessage()).isFalse();
        }
    }

    @Test
    void findsALargeMessageByteForByteAndInOnePiece() throws ProtocolViolation {
        byte[] payload = new byte[70_000];
        new Random(1).nextBytes(payload);
        byte[] frame = ServerFrames.frame(0x82, payload);
        decoder.accept(frame, 0, frame.length);
        for (int i = 0; i < frame.length; i++) {
            decoder.accept(frame, i, i + 1);
        }
        assertThat(heard.all).containsExactly("binary " + hash(payload), "binary " + hash(payload));
    }

    @Test
    void theBufferOfACutFrameGoesBackToTheLoopWhenTheFrameIsWhole() throws ProtocolViolation {
        byte[] frame = ServerFrames.frame(0x82, new byte[70_000]);
        decoder.accept(frame, 0, 40_000);
        assertThat(pool.take().message).as("while it is needed").isEmpty();
        decoder.accept(frame, 40_000, frame.length);
        assertThat(pool.take().message).as("after that").hasSizeGreaterThanOrEqualTo(70_000);
    }

    @Test
    void whatOneConnectionLeftInABufferIsNotHeardOnAnother() throws ProtocolViolation {
        FrameDecoder other = new FrameDecoder(LIMITS, heard, pool);
        byte[] binary = ServerFrames.frame(0x82, new byte[300]);
        byte[] text = ServerFrames.text("short");
        decoder.accept(binary, 0, 1);
        other.accept(text, 0, 4);
        decoder.accept(binary, 1, binary.length);
        other.accept(text, 4, text.length);
        other.accept(binary, 0, 200);
        other.accept(binary, 200, binary.length);
        String large = "binary " + hash(new byte[300]);
        assertThat(heard.all).containsExactly(large, "text " + hash("short".getBytes(StandardCharsets.UTF_8)), large);
        assertThat(decoder.midMessage() || other.midMessage()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "C1 00, a reserved bit",
        "A1 00, a reserved bit",
        "81 80, a masked frame",
        "83 00, an unknown data opcode",
        "8B 00, an unknown control opcode",
        "09 00, a fragmented ping",
        "89 7E 00 7E, a ping of 126 bytes",
        "80 00, a continuation of nothing",
        "01 00 81 00, a message within a message",
        "82 7F 80 00 00 00 00 00 00 00, a length of 2^63",
        "82 7F 00 00 00 00 00 03 0D 41, one byte over the limit",
        "82 7E 00 7D, 125 in two bytes",
        "82 7F 00 00 00 00 00 00 FF FF, 65535 in eight bytes",
        "88 01 03, half a close code",
        "88 02 03 ED, close code 1005",
        "88 02 03 E7, close code 999",
        "88 02 13 88, close code 5000"
    })
    void refuses(String bytes, String what) {
        byte[] frame = HexFormat.of().parseHex(bytes.replace(" ", ""));
        assertThatThrownBy(() -> decoder.accept(frame, 0, frame.length))
                .as(what)
                .isInstanceOf(ProtocolViolation.class);
        FrameDecoder another = new FrameDecoder(LIMITS, heard, pool);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < frame.length; i++) {
                        another.accept(frame, i, i + 1);
                    }
                })
                .as("%s, byte by byte", what)
                .isInstanceOf(ProtocolViolation.class);
    }

    @ParameterizedTest
    @CsvSource({
        "82 7F 80 00 00 00 00 00 00 00, OVERSIZE",
        "82 7F 40 00 00 00 00 00 00 00, OVERSIZE",
        "82 7F 00 00 00 00 00 03 0D 41, OVERSIZE",
        "C1 00, COMPRESSED",
        "C2 05, COMPRESSED",
        "C9 00, PROTOCOL",
        "A1 00, PROTOCOL",
        "88 7E 00 7E, PROTOCOL"
    })
    void tellsALimitThatWasPassedFromABrokenProtocol(String bytes, ErrorClass error) {
        byte[] frame = HexFormat.of().parseHex(bytes.replace(" ", ""));
        assertThatThrownBy(() -> decoder.accept(frame, 0, frame.length))
                .isInstanceOfSatisfying(
                        ProtocolViolation.class,
                        violation -> assertThat(violation.error()).isEqualTo(error));
    }

    @Test
    void takesAMessageOfExactlyTheLimit() throws ProtocolViolation {
        byte[] frame = ServerFrames.frame(0x82, new byte[LIMIT]);
        decoder.accept(frame, 0, frame.length);
        assertThat(heard.all).containsExactly("binary " + hash(new byte[LIMIT]));
    }

    @Test
    void refusesFragmentsThatTogetherExceedTheLimit() throws ProtocolViolation {
        byte[] first = ServerFrames.frame(0x02, new byte[LIMIT - 1]);
        byte[] second = ServerFrames.frame(0x80, new byte[2]);
        decoder.accept(first, 0, first.length);
        assertThatThrownBy(() -> decoder.accept(second, 0, second.length))
                .isInstanceOfSatisfying(
                        ProtocolViolation.class,
                        violation -> assertThat(violation.error()).isEqualTo(ErrorClass.OVERSIZE));
    }

    @Test
    void refusesEmptyFragmentsForEver() {
        byte[] first = ServerFrames.frame(0x02, new byte[0]);
        byte[] next = ServerFrames.frame(0x00, new byte[0]);
        assertThatThrownBy(() -> {
                    decoder.accept(first, 0, first.length);
                    for (int i = 0; i < 70_000; i++) {
                        decoder.accept(next, 0, next.length);
                    }
                })
                .isInstanceOfSatisfying(
                        ProtocolViolation.class,
                        violation -> assertThat(violation.error()).isEqualTo(ErrorClass.FRAGMENTS));
    }

    @Test
    void knowsWhetherAnEndWouldCutAMessage() throws ProtocolViolation {
        byte[] frame = ServerFrames.frame(0x01, "half".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < frame.length; i++) {
            decoder.accept(frame, i, i + 1);
            assertThat(decoder.midMessage()).isTrue();
        }
        byte[] rest = ServerFrames.frame(0x80, new byte[0]);
        decoder.accept(rest, 0, rest.length);
        assertThat(decoder.midMessage()).isFalse();
        assertThat(heard.all).containsExactly("text " + hash("half".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void ignoresWhatFollowsAClose() throws ProtocolViolation {
        byte[] frames = HexFormat.of().parseHex("8800" + "8100");
        decoder.accept(frames, 0, frames.length);
        assertThat(heard.all).containsExactly("close " + hash(new byte[0]));
    }

    /** Messages in up to four fragments, with pings between them. */
    private static byte[] randomStream(Random random, List<String> sent) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int message = 0; message < 6; message++) {
            boolean binary = random.nextBoolean();
            int fragments = 1 + random.nextInt(4);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (int i = 0; i < fragments; i++) {
                byte[] part = new byte[random.nextInt(random.nextInt(5) == 0 ? 2000 : 40)];
                random.nextBytes(part);
                whole.writeBytes(part);
                int opcode = i > 0 ? Frames.CONTINUATION : binary ? Frames.BINARY : Frames.TEXT;
                stream.writeBytes(ServerFrames.frame((i == fragments - 1 ? Frames.FIN : 0) | opcode, part));
                if (i < fragments - 1 && random.nextBoolean()) {
                    byte[] ping = new byte[random.nextInt(126)];
                    stream.writeBytes(ServerFrames.frame(Frames.FIN | Frames.PING, ping));
                    sent.add("ping " + hash(ping));
                }
            }
            sent.add((binary ? "binary " : "text ") + hash(whole.toByteArray()));
        }
        return stream.toByteArray();
    }

    private static String hash(byte[] bytes) {
        return bytes.length + ":" + java.util.Arrays.hashCode(bytes);
    }

    /** Writes down what the decoder says. */
    private static final class Heard implements FrameSink {

        private final List<String> all = new ArrayList<>();

        @Override
        public void message(boolean binary, byte[] bytes, int from, int length) {
            add(binary ? "binary " : "text ", bytes, from, length);
        }

        @Override
        public void ping(byte[] bytes, int from, int length) {
            add("ping ", bytes, from, length);
        }

        @Override
        public void pong() {
            all.add("pong");
        }

        @Override
        public void close(byte[] bytes, int from, int length) {
            add("close ", bytes, from, length);
        }

        private void add(String kind, byte[] bytes, int from, int length) {
            all.add(kind + hash(java.util.Arrays.copyOfRange(bytes, from, from + length)));
        }
    }
}
