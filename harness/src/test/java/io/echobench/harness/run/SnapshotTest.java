package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    @Test
    void runTimeIsTheExactSumOverLivingThreads() {
        ProcessSnapshot before = new ProcessSnapshot(0, List.of(), Map.of(1L, 100L, 2L, 50L), 0, 0, 0);
        ProcessSnapshot after = new ProcessSnapshot(10, List.of(), Map.of(1L, 170L, 2L, 50L, 3L, 5L), 0, 0, 0);
        assertThat(after.cpuNanosSince(before)).isEqualTo(75);
    }

    @Test
    void theCoarseClockWinsWhereThreadsEnded() {
        ProcessSnapshot before = new ProcessSnapshot(0, List.of(), Map.of(1L, 0L, 2L, 0L), 0, 0, 0);
        ProcessSnapshot after = new ProcessSnapshot(10, List.of(), Map.of(1L, 20_000_000L), 500_000_000, 0, 0);
        assertThat(after.cpuNanosSince(before)).isEqualTo(500_000_000);
    }

    @Test
    void theCoarseClockDoesNotWinWithinItsOwnError() {
        ProcessSnapshot before = new ProcessSnapshot(0, List.of(), Map.of(1L, 0L), 0, 0, 0);
        ProcessSnapshot after = new ProcessSnapshot(10, List.of(), Map.of(1L, 20_000_000L), 50_000_000, 0, 0);
        assertThat(after.cpuNanosSince(before)).isEqualTo(20_000_000);
    }

    @Test
    void aStatLineIsReadBehindANameWithBlanksAndBrackets() {
        String stat = "4711 (a (very) odd name) S 1 4711 4711 0 -1 4194560 1 2 3 4 11 22 33 44 20 0 7";
        assertThat(ProcessSnapshot.ticks(stat)).isEqualTo(11 + 22 + 33 + 44);
    }

    @Test
    void thisProcessHasThreadsRunTimeAndMemory() {
        ProcessSnapshot now = ProcessSnapshot.of(ProcessHandle.current());
        assertThat(now.threads()).isGreaterThan(1);
        assertThat(now.rssBytes()).isGreaterThan(10L << 20);
        assertThat(now.cpuNanosSince(new ProcessSnapshot(0, List.of(), Map.of(), 0, 0, 0)))
                .isPositive();
    }

    @Test
    void theKernelsCountOfActiveOpensIsFoundByItsColumn() {
        assertThat(MachineSnapshot.activeOpens(List.of(
                        "Ip: Forwarding",
                        "Ip: 1",
                        "Tcp: RtoMin MaxConn ActiveOpens PassiveOpens",
                        "Tcp: 200 -1 4711 8")))
                .isEqualTo(4711);
    }

    @Test
    void busyIsWallLessIdle() {
        MachineSnapshot before = new MachineSnapshot(0, Map.of("0", 0L, "1", 5L), 7, 10);
        MachineSnapshot after = new MachineSnapshot(100, Map.of("0", 40L, "1", 105L), 9, 12);
        assertThat(after.since(before).busyNanosByCpu()).containsEntry("0", 60L).containsEntry("1", 0L);
        assertThat(after.since(before).stealNanos()).isEqualTo(2);
        assertThat(after.since(before).kernelConnectionsOpened()).isEqualTo(2);
    }
}
