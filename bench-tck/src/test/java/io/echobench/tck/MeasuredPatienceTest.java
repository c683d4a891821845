package io.echobench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.tck.broken.BreakableServer;
import io.echobench.tck.broken.Defect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class MeasuredPatienceTest {

    private static final Duration REST = MeasuredPatience.MOST.minus(Duration.ofMillis(300));

    @Test
    void aServerThatServesOthersGetsSomeMoreTimeButNoMoreThanTheRest() throws IOException {
        try (BreakableServer server = new BreakableServer(Defect.NONE, 0, 1 << 10)) {
            assertThat(new MeasuredPatience(server.uri()).more()).isBetween(Duration.ofMillis(300), REST);
        }
    }

    @Test
    void aServerThatServesNobodyElseGetsThreeSeconds() throws IOException {
        URI gone;
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/echo");
        }
        assertThat(new MeasuredPatience(gone).more()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void measuringEndsByItselfWhereTheServerSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("ws://127.0.0.1:" + silent.getLocalPort() + "/echo");
            assertThat(new MeasuredPatience(uri).more()).isEqualTo(Duration.ofSeconds(3));
        }
    }
}
