package io.echobench.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecoderTest {

    private static final int LIMIT = 100_000;

    /** Writes down what was decoded. */
    private static final class Recorder implements Decoder.Sink {
        private final List<String> events = new ArrayList<>();
        private final ByteBuffer out = ByteBuffer.allocate(200_000).order(ByteOrder.LITTLE_ENDIAN);

        @Override
        public ByteBuffer room(int payloadBytes) {
            return out;
        }

        @Override
        public void message(int opcode, ByteBuffer buffer, int at, int length) {
            events.add((opcode == Frames.TEXT ? "text " : "binary ") + string(buffer, at, length));
        }

        @Override
        public void ping(ByteBuffer buffer, int at, int length) {
            events.add("ping " + string(buffer, at, length));
        }

        @Override
        public void pong() {
            events.add("pong");
        }

        @Override
        public void closed(int code) {
            events.add("closed " + code);
        }

        @Override
        public void failed(int code, String reason) {
            events.add("failed " + code);
        }

        private static String string(ByteBuffer buffer, int at, int length) {
            byte[] bytes = new byte[length];
            buffer.get(at, bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static List<String> decode(byte[]... pieces) {
        Recorder recorder = new Recorder();
        Decoder decoder = new Decoder(recorder, new BufferPool(), LIMIT);
        ByteBuffer in = ByteBuffer.allocate(300_000).order(ByteOrder.LITTLE_ENDIAN);
        for (byte[] piece : pieces) {
            in.put(piece).flip();
            decoder.decode(in);
            in.compact(); // what was left comes again
        }
        return recorder.events;
    }

    private static byte[] conversation() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(Client.frame(Frames.TEXT, utf8("hello")));
        all.writeBytes(Client.frame(Frames.TEXT, utf8("")));
        all.writeBytes(Client.frame(0x01, utf8("κόσ"), 0x01020304));
        all.writeBytes(Client.frame(Frames.PING, utf8("within")));
        byte[] sigma = utf8("😀");
        all.writeBytes(Client.frame(0x00, new byte[] {sigma[0], sigma[1]}, 0xCAFEBABE));
        all.writeBytes(Client.frame(0x00, new byte[0], 7));
        all.writeBytes(Client.frame(0x80, new byte[] {sigma[2], sigma[3]}, 0x0BADF00D));
        all.writeBytes(Client.frame(Frames.PONG, utf8("unasked")));
        all.writeBytes(Client.frame(Frames.BINARY, utf8("b".repeat(130))));
        all.writeBytes(Client.frame(0x02, new byte[0], 1));
        all.writeBytes(Client.frame(0x80, new byte[0], 1));
        all.writeBytes(Client.frame(Frames.CLOSE, new byte[] {0x0F, (byte) 0xA1, 'b', 'y', 'e'}));
        all.writeBytes(Client.frame(Frames.TEXT, utf8("too late")));
        return all.toByteArray();
    }

    private static final List<String> CONVERSATION = List.of(
            "text hello",
            "text ",
            "ping within",
            "text κόσ😀",
            "pong",
            "binary " + "b".repeat(130),
            "binary ",
            "closed 4001");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void decodesAConversationCutInTwoAtEveryByte() {
        byte[] all = conversation();
        for (int cut = 0; cut <= all.length; cut++) {
            byte[] head = Arrays.copyOf(all, cut);
            byte[] tail = Arrays.copyOfRange(all, cut, all.length);
            assertThat(decode(head, tail)).as("cut at %d", cut).isEqualTo(CONVERSATION);
        }
    }

    @Test
    void decodesAConversationThatComesByteByByte() {
        byte[] all = conversation();
        byte[][] single = new byte[all.length][];
        for (int i = 0; i < all.length; i++) {
            single[i] = new byte[] {all[i]};
        }
        assertThat(decode(single)).isEqualTo(CONVERSATION);
    }

    @Test
    void decodesEveryLengthAroundTheBordersOfItsEncoding() {
        for (int length : new int[] {0, 1, 7, 8, 9, 124, 125, 126, 127, 128, 65_534, 65_535, 65_536, 65_537, LIMIT}) {
            String text = "x".repeat(length);
            byte[] frame = Client.frame(Frames.TEXT, utf8(text));
            assertThat(decode(frame)).as("%d bytes", length).containsExactly("text " + text);
            int cut = Math.min(frame.length, 9);
            assertThat(decode(Arrays.copyOf(frame, cut), Arrays.copyOfRange(frame, cut, frame.length)))
                    .as("%d bytes in two pieces", length)
                    .containsExactly("text " + text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reserved bit 1, C18000000000, 1002",
        "reserved bit 3, 918000000000, 1002",
        "not masked, 8100, 1002",
        "opcode 3, 838000000000, 1002",
        "opcode 11, 8B8000000000, 1002",
        "fragmented ping, 098000000000, 1002",
        "long ping, 89FE007E00000000, 1002",
        "continuation of nothing, 808000000000, 1002",
        "length 125 in 16 bits, 81FE007D00000000, 1002",
        "length 65535 in 64 bits, 81FF000000000000FFFF00000000, 1002",
        "length with its top bit, 81FF800000000000000000000000, 1002",
        "length beyond the limit, 81FF00000000000186A100000000, 1009",
        "the largest length, 82FF7FFFFFFFFFFFFFFF00000000, 1009",
        "bad text, 81820000000061FF, 1007",
        "cut text, 8181 00000000 C3, 1007",
        "close code 1005, 88820000000003ED, 1002",
        "close code 999, 88820000000003E7, 1002",
        "close code 5000, 8882000000001388, 1002",
        "half a close code, 88810000000003, 1002",
        "bad close reason, 88830000000003E8FF, 1007"
    })
    void failsWithTheRightCode(String name, String hex, int code) {
        assertThat(decode(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .as(name)
                .containsExactly("failed " + code);
    }

    @Test
    void failsAMessageWithinAMessage() {
        byte[] first = Client.frame(0x01, utf8("a"), 1);
        assertThat(decode(first, Client.frame(Frames.TEXT, utf8("b")))).containsExactly("failed 1002");
    }

    @Test
    void failsFragmentsThatTogetherAreTooLong() {
        byte[] half = new byte[LIMIT / 2 + 1];
        assertThat(decode(Client.frame(0x02, half, 1), Client.frame(0x80, half, 1)))
                .containsExactly("failed 1009");
    }

    @Test
    void failsABadTextBeforeItsFrameIsComplete() {
        byte[] frame = Client.frame(Frames.TEXT, new byte[] {'a', (byte) 0xFF, 'b', 'c'});
        assertThat(decode(Arrays.copyOf(frame, 8))).containsExactly("failed 1007");
    }

    @Test
    void survivesRandomBytes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            if (noise.length > 1) {
                noise[0] &= (byte) 0x8F;
                noise[1] |= (byte) 0x80;
            }
            assertThatCode(() -> decode(noise)).doesNotThrowAnyException();
        }
    }
}
