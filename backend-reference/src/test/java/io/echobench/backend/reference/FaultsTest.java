package io.echobench.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.ServerConfig;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every n-th, exactly: what a client sees against what the server counts. */
@Timeout(30)
final class FaultsTest {

    private static final int MESSAGES = 1000;

    private ReferenceServer server;
    private Client control;
    private Client echo;

    @BeforeEach
    void start() throws Exception {
        server = ReferenceServer.start(ServerConfig.loopback(), Truth.PLAIN);
        control = Client.control(server);
        echo = Client.echo(server);
    }

    @AfterEach
    void stop() throws IOException {
        echo.close();
        control.close();
        server.close();
    }

    private void set(String command) throws IOException {
        assertThat(control.ask(command)).startsWith("{\"ok\":true,");
    }

    /** Sends the numbers from 1 on, then an empty ping, and gives every text that came before the pong. */
    private List<String> echoes(int messages) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 1; i <= messages; i++) {
            all.writeBytes(Client.frame(Frames.TEXT, String.valueOf(i).getBytes(StandardCharsets.UTF_8)));
        }
        all.writeBytes(Client.frame(Frames.PING, new byte[0]));
        echo.write(all.toByteArray());
        List<String> echoes = new ArrayList<>();
        for (Client.Frame frame = echo.receive(); frame.opcode() != Frames.PONG; frame = echo.receive()) {
            echoes.add(frame.payload());
        }
        return echoes;
    }

    private static List<String> numbers(int most) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= most; i++) {
            numbers.add(String.valueOf(i));
        }
        return numbers;
    }

    @Test
    void withoutFaultsAllComesBackAndIsCounted() throws IOException {
        assertThat(echoes(MESSAGES)).isEqualTo(numbers(MESSAGES));

        assertThat(control.count(Counter.RECEIVED)).isEqualTo(MESSAGES);
        assertThat(control.count(Counter.ECHOED)).isEqualTo(MESSAGES);
        assertThat(control.count(Counter.RECEIVED_BYTES)).isEqualTo(9 + 90 * 2 + 900 * 3 + 4);
        assertThat(control.count(Counter.ECHOED_BYTES)).isEqualTo(9 + 90 * 2 + 900 * 3 + 4);
        assertThat(control.count(Counter.PINGS)).isEqualTo(1);
        assertThat(control.count(Counter.OPENED)).isEqualTo(1);
        assertThat(control.count(Counter.CONTROL)).isEqualTo(1);
    }

    @Test
    void dropsEveryNth() throws IOException {
        set("drop 1/10");
        List<String> expected = numbers(MESSAGES);
        expected.removeIf(number -> number.endsWith("0"));

        assertThat(echoes(MESSAGES)).isEqualTo(expected);
        assertThat(control.count(Counter.DROPPED)).isEqualTo(100);
        assertThat(control.count(Counter.ECHOED)).isEqualTo(900);
    }

    @Test
    void duplicatesEveryNth() throws IOException {
        set("duplicate 1/400");
        List<String> expected = numbers(MESSAGES);
        expected.add(800, "800");
        expected.add(400, "400");

        assertThat(echoes(MESSAGES)).isEqualTo(expected);
        assertThat(control.count(Counter.DUPLICATED)).isEqualTo(2);
        assertThat(control.count(Counter.ECHOED)).isEqualTo(MESSAGES);
    }

    @Test
    void corruptsTheLastByteOfEveryNth() throws IOException {
        set("corrupt 1/500");
        List<String> expected = numbers(MESSAGES);
        expected.set(499, "501");
        expected.set(999, "1001");

        assertThat(echoes(MESSAGES)).isEqualTo(expected);
        assertThat(control.count(Counter.CORRUPTED)).isEqualTo(2);
    }

    @Test
    void corruptsTheByteThatItIsTold() throws IOException {
        set("corrupt 1/1 byte 1");

        assertThat(echo.ask("abc")).isEqualTo("acc");
        assertThat(echo.ask("a")).as("a shorter one at its end").isEqualTo("`");
    }

    @Test
    void swapsEveryNthWithTheOneBehindIt() throws IOException {
        set("reorder 1/400");
        List<String> expected = numbers(MESSAGES);
        expected.set(399, "401");
        expected.set(400, "400");
        expected.set(799, "801");
        expected.set(800, "800");

        assertThat(echoes(MESSAGES)).isEqualTo(expected);
        assertThat(control.count(Counter.REORDERED)).isEqualTo(2);
        assertThat(control.count(Counter.ECHOED)).isEqualTo(MESSAGES);
    }

    @Test
    void givesAHeldMessageBackBeforeItAnswersAClose() throws IOException {
        set("reorder 1/2");

        assertThat(echoes(2)).containsExactly("1");
        echo.write(Client.frame(Frames.CLOSE, new byte[] {3, (byte) 0xE8}));
        assertThat(echo.receive()).isEqualTo(new Client.Frame(Frames.TEXT, "2"));
        assertThat(echo.receive().opcode()).isEqualTo(Frames.CLOSE);
        assertThat(control.count(Counter.REORDERED)).isZero();
    }

    @Test
    void closesAtEveryNthWithoutItsEcho() throws IOException {
        set("close 1/3");
        echo.send("1");
        echo.send("2");
        echo.send("3");
        echo.send("4");

        assertThat(echo.receive().payload()).isEqualTo("1");
        assertThat(echo.receive().payload()).isEqualTo("2");
        assertThat(echo.receive()).isEqualTo(new Client.Frame(Frames.CLOSE, "\u0003\u00E9"));
        echo.write(Client.frame(Frames.CLOSE, new byte[] {3, (byte) 0xE9}));
        assertThat(echo.rest()).isEmpty();
        assertThat(control.count(Counter.CLOSES)).isEqualTo(1);
        assertThat(control.count(Counter.ECHOED)).isEqualTo(2);
        assertThat(control.count(Counter.CLOSED)).isEqualTo(1);
    }

    @Test
    void disconnectsAtEveryNthWithoutItsEcho() throws IOException {
        set("disconnect 1/2");
        echo.send("1");
        echo.send("2");

        assertThat(echo.receive().payload()).isEqualTo("1");
        assertThatThrownBy(echo::receive).isInstanceOf(EOFException.class);
        assertThat(control.count(Counter.DISCONNECTS)).isEqualTo(1);
        assertThat(control.count(Counter.ECHOED)).isEqualTo(1);
    }

    @Test
    void writesHalfAFrameAtEveryNthAndDisconnects() throws IOException {
        set("half-frame 1/1");
        echo.send("12345678");

        assertThat(echo.rest()).containsExactly(0x81, 8, '1', '2', '3');
        assertThat(control.count(Counter.HALF_FRAMES)).isEqualTo(1);
        assertThat(control.count(Counter.ECHOED)).isZero();
    }

    @Test
    void halfOfAnEmptyFrameIsOneByte() throws IOException {
        set("half-frame 1/1");
        echo.send("");

        assertThat(echo.rest()).containsExactly(0x81);
    }

    @Test
    void noMessageHasTwoFaults() throws IOException {
        set("drop 1/10");
        set("duplicate 1/10");
        set("corrupt 1/10");

        assertThat(echoes(MESSAGES)).hasSize(MESSAGES - 100 + 81);
        assertThat(control.count(Counter.DROPPED)).isEqualTo(100);
        assertThat(control.count(Counter.CORRUPTED)).isEqualTo(90);
        assertThat(control.count(Counter.DUPLICATED)).isEqualTo(81);
    }

    @Test
    void countsAnewWhenAFaultIsSetAgain() throws IOException {
        set("drop 1/3");
        assertThat(echoes(2)).hasSize(2);
        set("drop 1/3");

        assertThat(echoes(5)).containsExactly("1", "2", "4", "5");
    }

    @Test
    void clearsOneFaultOrAll() throws IOException {
        set("drop 1/1");
        set("corrupt 1/2");
        assertThat(echoes(2)).isEmpty();
        set("clear drop");
        assertThat(echoes(2)).containsExactly("1", "3");
        set("clear");
        assertThat(echoes(2)).containsExactly("1", "2");
    }

    @Test
    void countsEveryNthOverAllConnectionsAndEventLoops() throws Exception {
        try (ReferenceServer two = ReferenceServer.start(
                        ServerConfig.builder().ioThreads(2).build(), Truth.PLAIN);
                Client commands = Client.control(two);
                Client first = Client.echo(two);
                Client second = Client.echo(two)) {
            commands.ask("drop 1/3");
            first.send("1");
            assertThat(first.receive().payload()).isEqualTo("1");
            second.send("2");
            assertThat(second.receive().payload()).isEqualTo("2");
            first.send("3");
            first.send("4");
            assertThat(first.receive().payload()).isEqualTo("4");
            assertThat(commands.count(Counter.RECEIVED)).isEqualTo(4);
            assertThat(commands.count(Counter.DROPPED)).isEqualTo(1);
            assertThat(commands.count(Counter.OPENED)).isEqualTo(2);
        }
    }

    @Test
    void leavesTheControlPathAlone() throws IOException {
        set("drop 1/1");
        set("delay constant 1s");

        assertThat(control.ask("state")).contains("\"faults\":\"drop 1/1\"");
    }
}
