package io.echobench.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.echobench.benchmarks.ratio.RatioRecord.ShapeRecord;
import io.echobench.benchmarks.yardstick.Yardstick;
import io.echobench.harness.UsageException;
import io.echobench.harness.run.CpuLayout;
import io.echobench.harness.run.Machine;
import io.echobench.harness.run.Placement;
import io.echobench.harness.run.RunSettings;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it, small: real load processes, the C client, the C server. Skipped where there is no gcc. */
@Timeout(300)
class ComparisonTest {

    @TempDir
    Path folder;

    @Test
    void everyKindOfLoadGivesPairsAndLeavesNoProcess() throws Exception {
        assumeThat(Yardstick.compiler()).as("gcc").isPresent();
        Rig rig = new Rig(folder, Yardstick.compile(folder), settings(), Timing.of(0.2, 500), 1);
        RatioRecord empty = new RatioRecord(1, "now", "echobench", "C client", Map.of(), Map.of(), List.of());
        RatioResults results =
                new RatioResults(empty, folder.resolve("ratio.json"), Bounds::goalOf, System.out::println);
        Comparison comparison =
                new Comparison(rig.ours(), rig.cClient(CWire.EPOLL, false), () -> rig.server(2), results);

        comparison.run(new Shape("closed", new Shape.Load.Closed(8, 32), 1), 2, 1);
        comparison.run(new Shape("open", new Shape.Load.Open(4, 1_024, 500), 1), 1, 1);
        comparison.run(new Shape("sessions", new Shape.Load.Sessions(100), 1), 1, 1);

        List<ShapeRecord> shapes = results.record().shapes();
        assertThat(shapes).allSatisfy(shape -> assertThat(shape.failures()).isEmpty());
        assertThat(shapes).extracting(shape -> shape.pairs().size()).containsExactly(2, 1, 1);
        assertThat(shapes.get(0).summary()).isPresent();
        assertThat(shapes.get(1).pairs().getFirst()).satisfies(pair -> {
            assertThat(pair.first().messages()).isEqualTo(100);
            assertThat(pair.second().messages()).isEqualTo(100);
        });
        assertThat(shapes.get(2).pairs().getFirst()).satisfies(pair -> {
            assertThat(pair.first().messages()).isEqualTo(20);
            assertThat(pair.second().messages()).isEqualTo(20);
        });
        assertThat(shapes)
                .allSatisfy(shape -> assertThat(shape.pairs()).allSatisfy(pair -> {
                    assertThat(pair.first().clientNanos()).isPositive();
                    assertThat(pair.second().serverNanos()).isPositive();
                }));
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void aClosedLoopCanBeHeldAgainstACClientOverIoUring() throws Exception {
        assumeThat(Yardstick.compiler()).as("gcc").isPresent();
        assumeThat(new Transport("io-uring", Polling.BLOCK)
                        .obstacle(Runtime.version().feature()))
                .isEmpty();
        Rig rig = new Rig(folder, Yardstick.compile(folder), settings(), Timing.of(0.2, 500), 1);
        Side overIoUring = rig.cClient(CWire.IO_URING, false);
        RatioRecord empty = new RatioRecord(1, "now", "C client", overIoUring.name(), Map.of(), Map.of(), List.of());
        RatioResults results =
                new RatioResults(empty, folder.resolve("ratio.json"), Bounds::overIoUring, System.out::println);

        new Comparison(rig.cClient(CWire.EPOLL, false), overIoUring, () -> rig.server(1), results)
                .run(new Shape("closed", new Shape.Load.Closed(300, 1_024), 1), 1, 1);

        ShapeRecord record = results.record().shapes().getFirst();
        assumeThat(record.failures()).noneMatch(failure -> failure.contains("headers know no io_uring"));
        assertThat(record.failures()).isEmpty();
        assertThat(record.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.second().messages()).isPositive();
            assertThat(pair.second().clientNanos()).isPositive();
        });
        assertThat(CWire.IO_URING.drives(new Shape("open", new Shape.Load.Open(4, 32, 500), 1)))
                .isFalse();
    }

    @Test
    void aScriptOfSessionsIsRunByBothWithTheSameArrivals() throws Exception {
        assumeThat(Yardstick.compiler()).as("gcc").isPresent();
        Path script = Files.writeString(folder.resolve("brief.json"), """
                {"config": {"target": "ws://x", "phases": [
                    {"duration": 1, "arrivalRate": 20}, {"pause": 1}, {"duration": 1, "arrivalRate": 10, "rampTo": 30}]},
                 "scenarios": [{"engine": "ws", "flow": [{"send": "hello"}, {"send": "world"}]}]}
                """);
        Shape shape = ScriptShape.of(script.toString());
        assertThat(ScriptShape.seconds((Shape.Load.Script) shape.load())).isGreaterThanOrEqualTo(3);
        Rig rig = new Rig(folder, Yardstick.compile(folder), settings(), Timing.of(3, 500), 1);
        RatioRecord empty = new RatioRecord(1, "now", "echobench", "C client", Map.of(), Map.of(), List.of());
        RatioResults results =
                new RatioResults(empty, folder.resolve("script.json"), Bounds::goalOf, System.out::println);

        new Comparison(rig.ours(), rig.cClient(CWire.EPOLL, false), () -> rig.server(1), results).run(shape, 1, 1);

        ShapeRecord record = results.record().shapes().getFirst();
        assertThat(record.failures()).isEmpty();
        assertThat(record.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.first().messages()).isEqualTo(40);
            assertThat(pair.second().messages()).isEqualTo(40);
        });
    }

    @Test
    void aScriptThatTheCClientCannotRunIsRefused() throws Exception {
        Path script = Files.writeString(folder.resolve("other.json"), """
                {"config": {"target": "ws://x", "phases": [{"duration": 1, "arrivalRate": 20}]},
                 "scenarios": [{"engine": "ws", "flow": [{"send": "good bye"}]}]}
                """);
        assertThatThrownBy(() -> ScriptShape.of(script.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not one of sessions that send \"hello\" and \"world\"");
        assertThatThrownBy(() -> ScriptShape.of("no-such-script"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--script no-such-script: ");
    }

    private static RunSettings settings() {
        return new RunSettings(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                CpuLayout.split(Machine.allowedCores()),
                Placement.detect(),
                1,
                1,
                Transport.nio(Polling.BLOCK),
                1 << 20);
    }
}
