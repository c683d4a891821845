package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.LoadResult.PhaseResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The load process. */
@Timeout(60)
public class LoadMainTest {

    private static final long MILLI = 1_000_000;
    private static final Payload SMALL = new Payload.Generated(32, false);
    private static final Flow HELLO_WORLD = new Flow(
            "hello world",
            1,
            List.of(
                    new Step.Send(new Payload.Text("hello")),
                    new Step.Think(10 * MILLI),
                    new Step.Send(new Payload.Text("world"))));

    @TempDir
    private Path folder;

    /** The {@link WireProvider#id} of the sockets that it runs over. */
    protected String wire() {
        return NioProvider.ID;
    }

    @ParameterizedTest
    @EnumSource(Polling.class)
    void runsSessionsAnOpenAndAClosedLoopOverTwoEventLoops(Polling polling) throws Exception {
        List<Phase> phases = List.of(
                new Phase.Sessions("ses sions", true, 200 * MILLI, 50, 150, Arrivals.POISSON, List.of(HELLO_WORLD)),
                new Phase.Pause("pause", 50 * MILLI),
                new Phase.OpenLoop("open", true, 200 * MILLI, 1000, Arrivals.UNIFORM, 5, SMALL),
                new Phase.ClosedLoop("closed", true, 0, 301, 5, 2, SMALL));
        try (TinyEchoServer server = new TinyEchoServer();
                ForkedLoad load = new ForkedLoad()) {
            List<LoadEvent> events = load.run(plan(server.uri(), polling, phases));

            assertThat(load.process().waitFor()).isZero();
            assertThat(events.getLast()).isInstanceOf(LoadEvent.Finished.class);
            List<PhaseResult> results =
                    ((LoadEvent.Finished) events.getLast()).result().phases();
            assertThat(results).allSatisfy(phase -> {
                assertThat(phase.counts().allErrors()).as("%s", phase.samples()).isZero();
                assertThat(phase.counts().completed()).isEqualTo(phase.counts().intended());
            });
            assertThat(results.get(0).counts().sessionsCompleted())
                    .isEqualTo(results.get(0).counts().sessions())
                    .isPositive();
            assertThat(results.get(2).counts().completed()).isEqualTo(200);
            assertThat(results.get(3).counts().completed()).isEqualTo(301);
            assertThat(server.echoes)
                    .hasValue(results.stream()
                            .mapToLong(r -> r.counts().completed())
                            .sum());
            assertThat(events.stream().filter(LoadEvent.PhaseBegan.class::isInstance))
                    .hasSize(4);
            assertThat(events.stream().filter(LoadEvent.PhaseScheduleEnded.class::isInstance))
                    .hasSize(4);
            for (int i : List.of(0, 2)) {
                assertThat(events)
                        .as("phase %d is told before the next one that is measured begins", i)
                        .containsSubsequence(
                                only(events, LoadEvent.PhaseFinished.class, event -> event.phase() == i),
                                only(events, LoadEvent.PhaseBegan.class, event -> event.phase() == (i == 0 ? 2 : 3)));
                assertThat(only(events, LoadEvent.PhaseFinished.class, event -> event.phase() == i)
                                .result()
                                .counts())
                        .isEqualTo(results.get(i).counts());
            }
            assertThat(logged("response.ses-sions"))
                    .isEqualTo(results.get(0).counts().completed());
            assertThat(logged("response.open")).isEqualTo(200);
            assertThat(logged("rtt.closed")).isEqualTo(301);
        }
    }

    @Test
    void saysInOneSentenceWhyAPlanCannotBeRun() throws Exception {
        Phase endless = new Phase.ClosedLoop("endless", true, 0, 0, 2, 1, SMALL);
        try (ForkedLoad load = new ForkedLoad()) {
            List<LoadEvent> events = load.run(plan(URI.create("ws://127.0.0.1:1/"), Polling.BLOCK, List.of(endless)));
            assertThat(events).hasSize(1).first().isInstanceOf(LoadEvent.Failed.class);
            assertThat(load.process().waitFor()).isEqualTo(1);
        }
    }

    @Test
    void aLogThatCannotBeWrittenIsNoFailureOfWhatIsLoadedAndLeavesNothing() throws Exception {
        Files.createDirectory(folder.resolve("01-tiny.loop0.hlog"));
        Files.createFile(folder.resolve("01-tiny.loop0.hlog/in-the-way"));
        Phase brief = new Phase.OpenLoop("brief", true, 100 * MILLI, 100, Arrivals.UNIFORM, 2, SMALL);
        try (TinyEchoServer server = new TinyEchoServer();
                ForkedLoad load = new ForkedLoad()) {
            List<LoadEvent> events = load.run(plan(server.uri(), Polling.BLOCK, List.of(brief)));

            assertThat(events.getLast())
                    .isInstanceOfSatisfying(
                            LoadEvent.Unwritten.class,
                            last -> assertThat(last.sentence())
                                    .contains("histogram logs", "01-tiny", "cannot be written"));
            assertThat(load.process().waitFor()).isEqualTo(1);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void writesWhatAJvmWritesAtItsEndThoughStdinEndsMeanwhile() throws Exception {
        Path recording = folder.resolve("load.jfr");
        Phase brief = new Phase.OpenLoop("brief", true, 100 * MILLI, 100, Arrivals.UNIFORM, 2, SMALL);
        try (TinyEchoServer server = new TinyEchoServer();
                ForkedLoad load = new ForkedLoad("-XX:StartFlightRecording=filename=" + recording, "-Xlog:jfr*=off")) {
            LoadStreams.writePlan(
                    plan(server.uri(), Polling.BLOCK, List.of(brief)),
                    load.process().getOutputStream());
            LoadStreams.Reader reader = new LoadStreams.Reader(load.process().getInputStream());
            LoadEvent last = reader.next().orElseThrow();
            while (!(last instanceof LoadEvent.Finished)) {
                last = reader.next().orElseThrow();
            }

            load.process().getOutputStream().close();

            assertThat(load.process().waitFor()).isZero();
            assertThat(recording).isNotEmptyFile();
        }
    }

    @Test
    void stopsAtOnceWhenItsParentIsGone() throws Exception {
        try (TinyEchoServer server = new TinyEchoServer();
                ForkedLoad load = new ForkedLoad()) {
            Phase lasting = new Phase.OpenLoop("long", true, 60_000 * MILLI, 10, Arrivals.UNIFORM, 2, SMALL);
            LoadStreams.writePlan(
                    plan(server.uri(), Polling.BLOCK, List.of(lasting)),
                    load.process().getOutputStream());
            LoadStreams.Reader reader = new LoadStreams.Reader(load.process().getInputStream());
            assertThat(reader.next().orElseThrow()).isInstanceOf(LoadEvent.PhaseBegan.class);

            load.process().getOutputStream().close();

            assertThat(load.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(load.process().exitValue()).isEqualTo(2);
        }
    }

    @Test
    void slicesLoadTwoServersInTurnOverConnectionsThatAreKept() throws Exception {
        List<Phase> phases = List.of(slice("own 1", 0), slice("anchor 1", 1), slice("anchor 2", 1), slice("own 2", 0));
        try (TinyEchoServer own = new TinyEchoServer();
                TinyEchoServer anchor = new TinyEchoServer();
                ForkedLoad load = new ForkedLoad()) {
            List<LoadEvent> events = load.run(plan(List.of(own.uri(), anchor.uri()), Polling.BLOCK, phases));

            assertThat(events.getLast()).isInstanceOf(LoadEvent.Finished.class);
            List<PhaseResult> results =
                    ((LoadEvent.Finished) events.getLast()).result().phases();
            assertThat(results).allSatisfy(phase -> {
                assertThat(phase.counts().allErrors()).as("%s", phase.samples()).isZero();
                assertThat(phase.counts().completed()).isEqualTo(100);
                assertThat(phase.counts().sessionsCompleted()).isEqualTo(5);
                assertThat(phase.loop().safepointNanos()).isNotNegative();
                assertThat(phase.loop().longestPauseNanos()).isNotNegative();
            });
            assertThat(List.of(own, anchor)).allSatisfy(server -> {
                assertThat(server.connections).hasValue(5);
                assertThat(server.echoes).hasValue(200);
            });
            for (int i = 0; i < 3; i++) {
                int slice = i;
                assertThat(events)
                        .containsSubsequence(
                                only(events, LoadEvent.PhaseFinished.class, event -> event.phase() == slice),
                                only(events, LoadEvent.PhaseBegan.class, event -> event.phase() == slice + 1));
            }
            assertThat(logged("response.own-1")).isEqualTo(100);
            assertThat(logged("response.anchor-2")).isEqualTo(100);
        }
    }

    @Test
    void aLoadProcessThatIsStoppedForAWhileShowsItAsThePauseOfItsLoop() throws Exception {
        Phase lasting = new Phase.OpenLoop("long", true, 5_000 * MILLI, 200, Arrivals.UNIFORM, 2, SMALL);
        try (TinyEchoServer server = new TinyEchoServer();
                ForkedLoad load = new ForkedLoad()) {
            LoadStreams.writePlan(
                    plan(server.uri(), Polling.SPIN, List.of(lasting)),
                    load.process().getOutputStream());
            LoadStreams.Reader reader = new LoadStreams.Reader(load.process().getInputStream());
            LoadEvent last = reader.next().orElseThrow();
            while (!(last instanceof LoadEvent.Progress progress && progress.sent() > 0)) {
                last = reader.next().orElseThrow(); // the beginning of a phase is told some time before it begins
            }

            String stop = "kill -STOP %1$d; sleep 0.2; kill -CONT %1$d"
                    .formatted(load.process().pid());
            assertThat(new ProcessBuilder("sh", "-c", stop).inheritIO().start().waitFor())
                    .isZero();

            for (Optional<LoadEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                last = event.get();
            }
            assertThat(last)
                    .isInstanceOfSatisfying(
                            LoadEvent.Finished.class,
                            finished -> assertThat(finished.result()
                                            .phases()
                                            .getFirst()
                                            .loop()
                                            .longestPauseNanos())
                                    .isGreaterThan(100 * MILLI));
        }
    }

    @Test
    void aShortOpenLoopIsLeftAloneAndToldOfBehindIt() throws Exception {
        Phase brief = new Phase.OpenLoop("brief", true, 2_100 * MILLI, 200, Arrivals.UNIFORM, 2, SMALL);
        try (TinyEchoServer server = new TinyEchoServer();
                ForkedLoad load = new ForkedLoad()) {
            List<LoadEvent> events = load.run(plan(server.uri(), Polling.SPIN, List.of(brief)));

            assertThat(events).noneMatch(LoadEvent.Progress.class::isInstance);
            assertThat(only(events, LoadEvent.PhaseFinished.class, event -> event.phase() == 0)
                            .result()
                            .counts()
                            .completed())
                    .isEqualTo(420);
            assertThat(logged("response.brief")).isEqualTo(420);
        }
    }

    private static Phase slice(String name, int server) {
        return new Phase.OpenLoop(name, true, 100 * MILLI, 1000, Arrivals.UNIFORM, 5, SMALL, server);
    }

    private LoadPlan plan(URI target, Polling polling, List<Phase> phases) {
        return plan(List.of(target), polling, phases);
    }

    private LoadPlan plan(List<URI> targets, Polling polling, List<Phase> phases) {
        return new LoadPlan(
                targets,
                phases,
                7,
                new LoadPlan.Share(0, 2, 2),
                new Transport(wire(), polling),
                LoadPlan.Limits.DEFAULT,
                List.of(),
                folder.resolve("01-tiny").toString());
    }

    private static <T extends LoadEvent> T only(List<LoadEvent> events, Class<T> type, Predicate<T> which) {
        List<T> found = events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private long logged(String tag) throws IOException {
        long count = 0;
        for (int loop = 0; loop < 2; loop++) {
            try (HistogramLogReader reader = new HistogramLogReader(
                    folder.resolve("01-tiny.loop" + loop + ".hlog").toFile())) {
                while (reader.hasNext()) {
                    EncodableHistogram histogram = reader.nextIntervalHistogram();
                    count += tag.equals(histogram.getTag())
                            ? ((org.HdrHistogram.Histogram) histogram).getTotalCount()
                            : 0;
                }
            }
        }
        return count;
    }
}
