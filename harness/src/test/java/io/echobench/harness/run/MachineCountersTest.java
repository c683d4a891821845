package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is read beside CPU times, from the kernel's texts. */
class MachineCountersTest {

    private static final List<String> SECOND_VERSION = List.of("0::/system.slice/run.service");
    private static final List<String> SECOND_MOUNT =
            List.of("31 23 0:28 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate");

    @Test
    void theOwnControlGroupAndAllAboveItMayThrottle() {
        assertThat(ControlGroups.folders(SECOND_VERSION, SECOND_MOUNT))
                .containsExactly(
                        "/sys/fs/cgroup/system.slice/run.service", "/sys/fs/cgroup/system.slice", "/sys/fs/cgroup");
    }

    @Test
    void ofTheFirstVersionTheCpuControllerIsTheOne() {
        assertThat(ControlGroups.folders(
                        List.of("4:memory:/jobs/7", "3:cpuset:/", "2:cpu,cpuacct:/jobs/7"),
                        List.of(
                                "34 31 0:31 / /sys/fs/cgroup/cpuset rw - cgroup cgroup rw,cpuset",
                                "32 31 0:29 /jobs /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct")))
                .containsExactly("/sys/fs/cgroup/cpu/7", "/sys/fs/cgroup/cpu");
    }

    @Test
    void throttlingOfBothVersionsIsInNanosecondsAndSummed() {
        Map<String, Long> counters = new TreeMap<>();
        ControlGroups.addStat(List.of("usage_usec 9", "nr_periods 5", "nr_throttled 2", "throttled_usec 30"), counters);
        ControlGroups.addStat(List.of("nr_periods 5", "nr_throttled 1", "throttled_time 500"), counters);

        assertThat(counters).containsOnly(Map.entry("throttledPeriods", 3L), Map.entry("throttledNanos", 30_500L));
    }

    @Test
    void theSmallestQuotaCounts() {
        assertThat(ControlGroups.smallest(List.of("max 100000", "150000 100000", "400000 100000")))
                .isEqualTo("1.50 CPUs");
        assertThat(ControlGroups.smallest(List.of("max 100000", "-1 100000"))).isEqualTo("none");
    }

    @Test
    void pressureIsTheTotalOfSome() {
        assertThat(ControlGroups.pressureNanos(List.of(
                        "some avg10=7.98 avg60=10.04 avg300=9.61 total=5982",
                        "full avg10=0.00 avg60=0.00 avg300=0.00 total=1")))
                .hasValue(5_982_000);
        assertThat(ControlGroups.pressureNanos(List.of())).isEmpty();
    }

    @Test
    void aNameIsFoundAtTheBeginningOfALine() {
        List<String> stat = List.of("cpu 1 2 3", "intr 28289681 0 0", "ctxt 94017215", "xctxt 3");
        assertThat(MachineCounters.value(stat, "ctxt")).hasValue(94_017_215);
        assertThat(MachineCounters.value(stat, "intr")).hasValue(28_289_681);
        assertThat(MachineCounters.value(stat, "pswpin")).isEmpty();
    }

    @Test
    void onlyWhatBothMomentsHaveIsKnownAndAClockMayStepBack() {
        assertThat(MachineCounters.since(
                        Map.of("interrupts", 15L, "pressureNanos", 7L, "clockStepNanos", -3L),
                        Map.of("interrupts", 10L, "clockStepNanos", 4L)))
                .containsOnly(Map.entry("interrupts", 5L), Map.entry("clockStepNanos", 7L));
    }

    @Test
    void switchesAreThoseOfTheThreadsThatLiveAndFaultsThoseOfTheProcesses() {
        ProcessEvents before = new ProcessEvents(Map.of(1L, 10L, 2L, 500L), Map.of(1L, 1L), Map.of("MinorFaults", 5L));
        ProcessEvents after = new ProcessEvents(
                Map.of(1L, 13L, 3L, 4L), Map.of(1L, 2L), Map.of("MinorFaults", 8L, "MajorFaults", 1L));

        assertThat(after.since(before, "server"))
                .containsOnly(
                        Map.entry("serverVoluntarySwitches", 7L),
                        Map.entry("serverInvoluntarySwitches", 1L),
                        Map.entry("serverMinorFaults", 3L));
        assertThat(after.since(ProcessEvents.NONE, "server")).isEmpty();
    }

    @Test
    void faultsAreReadBehindANameWithBlanksAndBrackets() {
        Map<String, Long> faults = new TreeMap<>();
        ProcessEvents.addFaults("1 (a (very) odd name) S 0 0 0 0 -1 4194560 155 22 3 17 1421 9397 16 53 20", faults);
        assertThat(faults).containsOnly(Map.entry("MinorFaults", 177L), Map.entry("MajorFaults", 20L));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisMachineTellsWhatItCounts() {
        MachineSnapshot before = MachineSnapshot.take();
        Map<String, Long> counters = MachineSnapshot.take().since(before).counters();
        assertThat(counters)
                .containsKeys("contextSwitches", "interrupts", "harnessNanos", "swappedInPages", "clockStepNanos");
        assertThat(counters.values()).allMatch(value -> value >= 0);
        assertThat(ProcessEvents.of(List.of(ProcessHandle.current().pid())).faults())
                .containsKeys("MinorFaults", "MajorFaults");
    }

    @Test
    void kernelOptionsThatAreNotSetSaySo() {
        assertThat(KernelFacts.options(List.of("CONFIG_HZ=250", "# CONFIG_IRQ_TIME_ACCOUNTING is not set")))
                .startsWith("HZ=250, TICK_CPU_ACCOUNTING=n")
                .contains("IRQ_TIME_ACCOUNTING=n");
        assertThat(KernelFacts.options(List.of())).isEmpty();
        assertThat(KernelFacts.clockGranularity()).endsWith(" ns or less");
    }

    @Test
    void surroundingsAreReadFromTheKernelsTexts() {
        assertThat(Surroundings.steal(List.of("cpu  1 2 3 4 5 6 7 1240 0 0"))).isEqualTo("12.40 s");
        assertThat(Surroundings.swapUsed(List.of("SwapTotal:       2048 kB", "SwapFree:        2000 kB")))
                .isEqualTo("48 kB");
        assertThat(Surroundings.swapUsed(List.of())).isEmpty();
    }

    @Test
    void theEndOfARunStandsBesideItsBeginningOnce() {
        Map<String, String> once = Environment.after(Map.of("cpu", "of an example", "load average at start", "1"));
        Map<String, String> twice = Environment.after(once);

        assertThat(once).containsEntry("cpu", "of an example").containsEntry("load average at start", "1");
        assertThat(twice.keySet()).isEqualTo(once.keySet());
    }

    @Test
    void anArtifactIsKnownByWhatIsInItAndWhereItLies(@TempDir Path folder) throws Exception {
        Path first = Files.createDirectories(folder.resolve("first"));
        Path second = Files.createDirectories(folder.resolve("second"));
        Files.writeString(first.resolve("A.class"), "a");
        Files.writeString(second.resolve("A.class"), "a");
        assertThat(Artifacts.sha256(List.of(first))).hasSize(64).isEqualTo(Artifacts.sha256(List.of(second)));
        Files.move(second.resolve("A.class"), second.resolve("B.class"));
        assertThat(Artifacts.sha256(List.of(first))).isNotEqualTo(Artifacts.sha256(List.of(second)));
    }
}
