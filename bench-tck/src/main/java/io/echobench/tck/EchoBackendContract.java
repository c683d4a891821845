package io.echobench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.KnownGap;
import io.echobench.api.ServerConfig;
import io.echobench.api.child.ChildServer;
import io.echobench.api.child.ChildStats;
import io.echobench.api.external.Installable;
import io.echobench.tck.wire.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What every backend must keep, on the wire and in its life; {@code docs/CONTRACT.md} says it in prose. A backend's test is:
 *
 * <pre>{@code
 * final class NettyBackendTest extends EchoBackendContract {
 *     @Override
 *     protected EchoBackend backend() {
 *         return new NettyBackend();
 *     }
 * }
 * }</pre>
 *
 * <p>The wire is judged on one child process of the backend, started on the test's class path by the child contract. Packages of
 * an {@link Installable} backend are installed first. A machine that lacks what the backend needs aborts its tests with the reason;
 * the system property {@value Prerequisites#REQUIRED} names backends for which that is a failure.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EchoBackendContract {

    private @Nullable ChildServer child;

    /** The backend under test. */
    protected abstract EchoBackend backend();

    /**
     * Names of daemon threads that the backend's library leaves behind at every close, whatever its user does; none. A
     * backend that names one links in its own documentation to where that is said.
     */
    protected Set<String> threadsThatItsLibraryLeaves() {
        return Set.of();
    }

    @BeforeAll
    final void startChild() throws BackendException {
        try {
            Prerequisites.install(backend());
            child = ForkedServer.start(backend(), ServerConfig.loopback(), List.of());
        } catch (BackendUnavailableException e) {
            Prerequisites.skip(backend(), e);
        }
    }

    @AfterAll
    final void stopChild() {
        if (child != null) {
            child.close();
        }
    }

    private ChildServer child() {
        return Objects.requireNonNull(child, "the child is started before every test");
    }

    @TestFactory
    final Stream<DynamicContainer> keepsRfc6455() {
        Target target = target(child()).withProcess(child().process());
        Map<String, List<ConformanceCase>> groups = ConformanceSuite.cases().stream()
                .collect(Collectors.groupingBy(ConformanceCase::group, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> DynamicContainer.dynamicContainer(
                        group.getKey(), group.getValue().stream().map(each -> test(target, each))));
    }

    private DynamicTest test(Target target, ConformanceCase each) {
        return DynamicTest.dynamicTest(each.id(), () -> judge(ConformanceSuite.run(target, each)));
    }

    private void judge(CaseResult result) {
        Optional<KnownGap> gap = backend().knownGaps().stream()
                .filter(known -> known.caseId().equals(result.conformanceCase().id()))
                .findFirst();
        switch (result.verdict()) {
            case FAILED -> {
                if (gap.isEmpty()) {
                    fail(result.explanation());
                }
            }
            case UNIMPLEMENTED -> Assumptions.abort(result.explanation());
            default ->
                gap.ifPresent(known -> fail(
                        "the known gap " + known.caseId() + " is no longer real, remove it: " + result.explanation()));
        }
    }

    @Test
    final void namesOnlyCasesThatExistAsKnownGaps() {
        assertThat(ConformanceSuite.cases().stream().map(ConformanceCase::id))
                .containsAll(
                        backend().knownGaps().stream().map(KnownGap::caseId).toList());
    }

    @Test
    final void servesTheEchoOnAFreeLoopbackPortAndSaysWhatItIs() throws Exception {
        try (EchoServer server = backend().start(ServerConfig.loopback())) {
            assertThat(server.endpoints()).isNotEmpty().allSatisfy(endpoint -> {
                assertThat(endpoint.getPath()).isEqualTo("/echo");
                assertThat(endpoint.getPort()).as("port of " + endpoint).isPositive();
                assertThat(InetAddress.getByName(endpoint.getHost()).isLoopbackAddress())
                        .as(endpoint + " is on loopback")
                        .isTrue();
            });
            assertThat(server.software()).isNotBlank();
            assertThat(server.transport()).isNotBlank();
            assertEchoes(server);
        }
    }

    @Test
    final void closeEndsConnectionsAndFreesThePortAtOnce() throws Exception {
        EchoServer server = backend().start(ServerConfig.loopback());
        Target target = target(server);
        try (Dialogue open = Dialogue.open(target)) {
            server.close();
            assertThat(open.next(Step.From.MESSAGES))
                    .as("what an open connection sees when its server closes")
                    .matches(Event::isTerminal)
                    .isNotInstanceOf(Event.Silence.class);
        }
        ServerConfig samePort =
                ServerConfig.builder().port(target.uri().getPort()).build();
        try (EchoServer again = backend().start(samePort)) {
            assertThat(again.endpoints().getFirst().getPort()).isEqualTo(samePort.port());
            assertEchoes(again);
        }
    }

    @Test
    final void closeMayBeCalledAgain() throws Exception {
        EchoServer server = backend().start(ServerConfig.loopback());
        server.close();
        server.close();
    }

    @Test
    final void leavesNoMoreThreadsBehindEachTime() throws Exception {
        backend().start(ServerConfig.loopback()).close();
        Set<String> left = threadsThatItsLibraryLeaves();
        int afterFirst = Threads.settled(left);
        backend().start(ServerConfig.loopback()).close();
        boolean settled =
                Threads.await(Duration.ofSeconds(5), () -> Threads.running(left).size() <= afterFirst);
        assertThat(settled)
                .as("%s threads after the first close, now %s", afterFirst, Threads.running(left))
                .isTrue();
    }

    @Test
    final void refusesATakenPortWithASentenceThatNamesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerConfig config =
                    ServerConfig.builder().port(taken.getLocalPort()).build();
            assertThatThrownBy(() -> backend().start(config).close())
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    final void answersMarkAndStats() throws Exception {
        child().mark();
        assertEchoes(child());
        ChildStats stats = child().stats();
        assertThat(stats.cpuNanos()).as("CPU time since the mark").isNotNegative();
        assertThat(stats.rssBytes()).as("resident bytes").isPositive();
        assertThat(stats.threads()).as("threads").isPositive();
    }

    /** In a process of its own, on one CPU where that can be arranged. */
    @TestFactory
    final Stream<DynamicTest> servesCrowdsOnOneCpuAndEndsWithItsStdin() throws Exception {
        ChildServer crowded = ForkedServer.start(backend(), ServerConfig.loopback(), OneCpu.prefix());
        return Stream.of(
                        DynamicTest.dynamicTest("64 connections", () -> assertServes(crowded, 64)),
                        DynamicTest.dynamicTest("1,000 connections", () -> assertServes(crowded, 1_000)),
                        DynamicTest.dynamicTest("the end of stdin", () -> assertEndsByItself(crowded)))
                .onClose(crowded::close);
    }

    @Test
    final void severalIoThreadsServeAndNothingOutlivesAParentThatIsKilled() throws Exception {
        ServerConfig config = ServerConfig.builder().ioThreads(2).build();
        try (DoomedParent parent = DoomedParent.start(backend(), config)) {
            Target target = Target.of(parent.endpoint(), config.maxMessageBytes());
            Outcome outcome = Flows.manyConnections(target, 64);
            assertThat(outcome.verdict())
                    .as(outcome.came() + ": " + outcome.why())
                    .isEqualTo(Verdict.OK);
            assertThat(parent.killAndAwaitItsTree(Duration.ofSeconds(5)))
                    .as("processes that are left 5 s after their parent was killed")
                    .isEmpty();
        }
    }

    @Test
    final void itsFiguresAreThoseOfAllItsProcessesAndItEndsWhenItLosesOne() throws Exception {
        ServerConfig config = ServerConfig.builder().ioThreads(2).build();
        try (ChildServer server = ForkedServer.start(backend(), config, List.of())) {
            server.mark();
            assertServes(server, 64);
            List<ProcessHandle> workers = server.process().descendants().toList();
            ChildStats stats = server.stats();
            assertThat(stats.cpuNanos()).as("CPU time since the mark").isPositive();
            assertThat(stats.threads()).as("threads").isGreaterThan(workers.size());
            ResidentMemory memory = new ResidentMemory(server.process());
            if (memory.isKnown()) {
                long seen = memory.getAsLong();
                assertThat(stats.rssBytes())
                        .as("resident bytes of the process and its " + workers.size() + " workers")
                        .isBetween(seen / 2, seen * 2);
            }
            if (!workers.isEmpty()) {
                workers.getFirst().destroyForcibly();
                assertThat(Threads.await(
                                Duration.ofSeconds(10), () -> !server.process().isAlive()))
                        .as("a server that lost a worker has ended")
                        .isTrue();
            }
        }
    }

    @Test
    final void refusesAFlagThatItDoesNotKnow() {
        assertThatThrownBy(() -> ForkedServer.startWith(backend(), List.of("--colour", "red"))
                        .close())
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("--colour");
    }

    private static void assertServes(EchoServer server, int connections) throws IOException {
        Outcome outcome = Flows.manyConnections(target(server), connections);
        assertThat(outcome.verdict()).as(outcome.came() + ": " + outcome.why()).isEqualTo(Verdict.OK);
    }

    private static void assertEndsByItself(ChildServer server) {
        long startNanos = System.nanoTime();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos))
                .as("time until the child ended, which is killed after its grace")
                .isLessThan(ChildServer.GRACE);
        assertThat(server.process().isAlive()).isFalse();
    }

    private static void assertEchoes(EchoServer server) {
        CaseResult echo = ConformanceSuite.run(target(server), EchoCases.all().getFirst());
        assertThat(echo.verdict()).as(echo.explanation()).isEqualTo(Verdict.OK);
    }

    private static Target target(EchoServer server) {
        return Target.of(server.endpoints().getFirst(), ServerConfig.DEFAULT_MAX_MESSAGE_BYTES);
    }
}
