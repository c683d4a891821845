package io.echobench.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.echobench.api.ServerConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Delays, service times, stalls and burns. A real clock can show the least that they take; laws are checked by their draws. */
@Timeout(30)
final class TimingTest {

    private static final long MILLI = 1_000_000;

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

    private long roundTripNanos(int messages) throws IOException {
        long begin = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            echo.send("m" + i);
        }
        for (int i = 0; i < messages; i++) {
            assertThat(echo.receive().payload()).isEqualTo("m" + i);
        }
        return System.nanoTime() - begin;
    }

    @Test
    void delaysEachEchoOnItsOwn() throws IOException {
        set("delay constant 50ms");

        assertThat(roundTripNanos(100))
                .as("100 of them one after the other would take 5 s")
                .isBetween(50 * MILLI, 4900 * MILLI);
    }

    @Test
    void servesInSingleFile() throws IOException {
        set("service constant 10ms");

        assertThat(roundTripNanos(20)).isGreaterThanOrEqualTo(200 * MILLI);
    }

    @Test
    void delaysTheShareOfABimodalDelay() throws IOException {
        set("delay bimodal 100% 20ms");

        assertThat(roundTripNanos(1)).isGreaterThanOrEqualTo(20 * MILLI);
    }

    @Test
    void answersACloseBehindTheEchoesThatWait() throws IOException {
        set("delay constant 20ms");
        echo.send("first");
        echo.write(Client.frame(Frames.CLOSE, new byte[0]));

        assertThat(echo.receive().payload()).isEqualTo("first");
        assertThat(echo.receive().opcode()).isEqualTo(Frames.CLOSE);
        assertThat(echo.rest()).isEmpty();
    }

    @Test
    void ignoresWhatComesBehindACloseThatWaitsForItsAnswer() throws IOException {
        set("delay constant 20ms");
        echo.send("first");
        echo.write(Client.frame(Frames.CLOSE, new byte[0]));
        echo.write(Client.frame(Frames.BINARY, new byte[60_000]));

        assertThat(echo.receive().payload()).isEqualTo("first");
        assertThat(echo.receive().opcode()).isEqualTo(Frames.CLOSE);
        assertThat(control.count(Counter.RECEIVED)).isEqualTo(1);
    }

    @Test
    void countsTheEchoesThatCameTooLateAsLost() throws IOException {
        set("delay constant 20ms");
        set("disconnect 1/2");
        echo.send("waits");
        echo.send("ends it");

        assertThat(echo.rest()).isEmpty();
        set("clear");
        try (Client other = Client.echo(server)) {
            set("delay constant 20ms");
            assertThat(other.ask("due behind the lost one")).isEqualTo("due behind the lost one");
        }
        assertThat(control.count(Counter.LOST)).isEqualTo(1);
    }

    @Test
    void drawsWhatTheLawsSay() {
        SplittableRandom random = new SplittableRandom(42);
        Law exponential = new Law.Exponential(MILLI);
        Law bimodal = new Law.Bimodal(0.02, 50 * MILLI);
        int draws = 1_000_000;
        double sum = 0;
        int beyond = 0;
        int slow = 0;
        for (int i = 0; i < draws; i++) {
            long nanos = exponential.drawNanos(random);
            sum += nanos;
            beyond += nanos > 4.605 * MILLI ? 1 : 0;
            slow += bimodal.drawNanos(random) > 0 ? 1 : 0;
        }

        assertThat(sum / draws).isCloseTo(MILLI, within(0.005 * MILLI));
        assertThat(beyond / (double) draws).isCloseTo(0.01, within(0.0005));
        assertThat(slow / (double) draws).isCloseTo(0.02, within(0.0005));
    }

    @Test
    void drawsTheSameForTheSameSeed() throws Exception {
        EventLoop loop = new EventLoop("unused", 1000, new Stalls(new Truths(Truth.PLAIN), 0), never -> null);
        Truth truth = Truth.PLAIN.withService(new Timing(new Law.Exponential(MILLI), 7, 1));
        Truth again = Truth.PLAIN.withService(new Timing(new Law.Exponential(MILLI), 7, 2));
        EchoWork work = new EchoWork(new Truths(truth), loop, 0);
        long first = work.dueNanos(truth, 0);
        long second = work.dueNanos(truth, 0);

        assertThat(second).isGreaterThan(first);
        assertThat(work.dueNanos(again, 0)).isEqualTo(first);
        assertThat(work.dueNanos(again, 0)).isEqualTo(second);
        loop.join(java.time.Duration.ZERO);
    }

    @Test
    void standsStillAndLogsWhen() throws IOException {
        long before = System.nanoTime();
        set("stall 200ms once");
        String echoed = echo.ask("behind the stall");
        long after = System.nanoTime();

        assertThat(echoed).isEqualTo("behind the stall");
        Matcher stall = stalls(control.ask("stalls"));
        assertThat(stall.find()).isTrue();
        long begin = Long.parseLong(stall.group(2));
        long end = Long.parseLong(stall.group(3));
        assertThat(begin).isGreaterThan(before);
        assertThat(end).isBetween(begin + 200 * MILLI, after);
        assertThat(Long.parseLong(stall.group(5)) - Long.parseLong(stall.group(4)))
                .isEqualTo(end - begin);
        assertThat(stall.find()).as("a second stall").isFalse();
    }

    private static Matcher stalls(String answer) {
        return Pattern.compile(
                        "\\{\"loop\":(\\d+),\"beginNanos\":(\\d+),\"endNanos\":(\\d+),\"begin\":(\\d+),\"end\":(\\d+)}")
                .matcher(answer);
    }

    @Test
    void answersCommandsWhileItStandsStill() throws IOException {
        set("stall 20s once");
        echo.send("waits");

        assertThat(control.ask("counters")).startsWith("{\"ok\":true,");
        assertThat(control.ask("stalls")).as("logged when it is over").contains("\"stalls\":[]");
    }

    @Test
    void standsStillOnAFixedGrid() throws IOException {
        long first = System.nanoTime() + 20 * MILLI;
        set("stall 5ms every 20ms at " + first);
        String log = control.ask("stalls from 2");
        while (log.contains("[]")) {
            log = control.ask("stalls from 2");
        }

        Matcher third = stalls(log);
        assertThat(third.find()).isTrue();
        assertThat(Long.parseLong(third.group(2))).isGreaterThanOrEqualTo(first + 40 * MILLI);
    }

    @Test
    void burnsTheCpuAndNotTheClock() {
        Burner burner = new Burner();
        long before = cpuNanos();
        for (int i = 0; i < 2000; i++) {
            burner.burn(50_000);
        }
        long burnt = cpuNanos() - before;

        assertThat(burnt).isCloseTo(100 * MILLI, within(10 * MILLI));
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
