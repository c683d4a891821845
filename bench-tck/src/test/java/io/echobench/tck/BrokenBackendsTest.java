package io.echobench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.tck.broken.BreakableServer;
import io.echobench.tck.broken.Defect;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each case catches the defect that it is for. The matrix is the data of {@link Defect}. */
@Timeout(120)
final class BrokenBackendsTest {

    private static final int LIMIT = 256 << 10;
    private static final int AT_ONCE = 8;
    /** A defect that depends on how TCP cuts what is sent does not show each time on a busy machine. */
    private static final int TRIES = 10;

    @Test
    void everyCaseFailsBecauseOfSomeDefect() {
        assertThat(ConformanceSuite.cases())
                .allSatisfy(each ->
                        assertThat(Defect.values()).as(each.id()).anyMatch(defect -> defect.isCaughtBy(each.id())));
    }

    @Test
    void everyGlobNamesACase() {
        for (Defect defect : Defect.values()) {
            for (String glob : defect.caughtBy()) {
                assertThat(ConformanceSuite.cases())
                        .as(defect + ": " + glob)
                        .anyMatch(each ->
                                each.id().matches(glob.replace("*", ".*").replace("?", ".")));
            }
        }
    }

    @Test
    void theServerWithoutADefectPassesEveryCase() throws IOException {
        try (BreakableServer server = new BreakableServer(Defect.NONE, 0, LIMIT)) {
            Target target = Target.of(server.uri(), LIMIT).withResidentBytes(server::bufferedBytes);
            assertThat(ConformanceSuite.runAll(target, result -> {}).stream()
                            .filter(result -> result.verdict() != Verdict.OK)
                            .map(CaseResult::explanation))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aDefectFailsTheCasesThatAreForIt(Defect defect) throws Exception {
        Map<ConformanceCase, Future<CaseResult>> results;
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            results = ConformanceSuite.cases().stream()
                    .filter(each -> defect.isCaughtBy(each.id()))
                    .collect(Collectors.toMap(each -> each, each -> pool.submit(() -> worst(defect, each))));
        }
        List<CaseResult> passed = new ArrayList<>();
        for (Future<CaseResult> result : results.values()) {
            if (result.get().verdict() != Verdict.FAILED) {
                passed.add(result.get());
            }
        }
        assertThat(passed.stream().map(CaseResult::explanation))
                .as("passed by a server that " + defect)
                .isEmpty();
    }

    private static CaseResult worst(Defect defect, ConformanceCase each) throws IOException {
        CaseResult result = run(defect, each);
        for (int i = 1; i < TRIES && result.verdict() != Verdict.FAILED; i++) {
            result = run(defect, each);
        }
        return result;
    }

    private static CaseResult run(Defect defect, ConformanceCase each) throws IOException {
        try (BreakableServer server = new BreakableServer(defect, 0, LIMIT)) {
            Target target = Target.of(server.uri(), LIMIT)
                    .withResidentBytes(server::bufferedBytes)
                    .withPatience(Duration.ofMillis(400));
            return ConformanceSuite.run(target, each);
        }
    }
}
