package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.echobench.harness.plan.Trial;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {

    @Test
    void theHardLimitOfOpenFilesCountsAndAnyOtherLineDoesNot() {
        assertThat(ConnectionLimits.openFiles(
                        "Max open files            1024                 20000                files     "))
                .isEqualTo(20_000);
        assertThat(ConnectionLimits.openFiles(
                        "Max open files            1024                 unlimited            files"))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(ConnectionLimits.openFiles(
                        "Max processes             96365                96365                processes"))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void bothEndsBelongToThePortRange() {
        assertThat(ConnectionLimits.ports("32768\t60999\n")).isEqualTo(28_232);
        assertThat(ConnectionLimits.ports("3")).as("what is no range").isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void thisMachineTellsBoth() {
        assumeThat(Files.exists(Path.of("/proc/sys/net/ipv4/ip_local_port_range")))
                .isTrue();
        assertThat(ConnectionLimits.read().ephemeralPorts()).isBetween(1L, 65_535L);
        assertThat(ConnectionLimits.read().openFiles()).isPositive();
    }

    @Test
    void sourcesAreForServersOnTheLoopbackAddressAlone() {
        LoadSettings settings = new LoadSettings(
                List.of("java"),
                List.of(),
                Placement.detect(),
                List.of(),
                Transport.nio(Polling.BLOCK),
                1,
                List.of("127.0.0.1", "127.0.0.2"));
        Trial trial = new Trial(1, 1, "mine", 1);
        Path log = Path.of("log");
        assertThat(settings.plan(trial, URI.create("ws://127.0.0.1:80/"), log).sources())
                .containsExactly("127.0.0.1", "127.0.0.2");
        assertThat(settings.plan(trial, URI.create("ws://192.0.2.1:80/"), log).sources())
                .isEmpty();
        assertThat(settings.plan(trial, URI.create("ws://[::1]:80/"), log).sources())
                .isEmpty();
    }
}
