package io.echobench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoBackend;
import io.echobench.api.KnownGap;
import io.echobench.api.ServerConfig;
import io.echobench.api.child.ChildServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
 * <p>The wire is judged on one child process of the backend, started on the test's class path by the child contract; a machine
 * that lacks what the backend needs aborts its tests with the reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EchoBackendContract {

    private @Nullable ChildServer child;

    /** The backend under test. */
    protected abstract EchoBackend backend();

    @BeforeAll
    final void startChild() throws BackendException {
        try {
            child = ForkedServer.start(backend(), List.of());
        } catch (BackendUnavailableException e) {
            Assumptions.abort(backend().id() + " is unavailable: " + e.why() + "; " + e.how());
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
        Target target = Target.of(child().endpoints().getFirst(), ServerConfig.DEFAULT_MAX_MESSAGE_BYTES)
                .withProcess(child().process());
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
}
