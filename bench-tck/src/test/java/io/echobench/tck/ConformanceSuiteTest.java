package io.echobench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.api.child.ChildStats;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConformanceSuiteTest {

    private static final Path CONTRACT = Path.of("..", "docs", "CONTRACT.md");

    @Test
    void everyCaseHasAnIdOfItsOwnAndSaysWhatItIsAbout() {
        assertThat(ConformanceSuite.cases()).extracting(ConformanceCase::id).doesNotHaveDuplicates();
        assertThat(ConformanceSuite.cases()).allSatisfy(each -> {
            assertThat(each.id()).matches("[a-z0-9]+/[a-z0-9.-]+");
            assertThat(each.section()).matches("\\d+(\\.\\d+)*|contract");
            assertThat(each.shows()).isNotBlank();
            assertThat(each.sent()).isNotBlank();
            assertThat(each.expected()).isNotBlank();
        });
    }

    @Test
    void everyGroupIsLargeEnough() {
        Map<String, Long> sizes = ConformanceSuite.cases().stream()
                .collect(Collectors.groupingBy(ConformanceCase::group, Collectors.counting()));
        Map<String, Long> least = Map.of(
                "handshake",
                15L,
                "framing",
                16L,
                "header",
                15L,
                "control",
                15L,
                "fragmentation",
                15L,
                "utf8",
                30L,
                "closing",
                20L,
                "echo",
                12L);
        assertThat(sizes.keySet()).isEqualTo(least.keySet());
        least.forEach((group, size) -> assertThat(sizes.get(group)).as(group).isGreaterThanOrEqualTo(size));
    }

    @Test
    void theContractTellsOfEveryGroup() throws IOException {
        String contract = Files.readString(CONTRACT);
        assertThat(ConformanceSuite.cases())
                .extracting(ConformanceCase::group)
                .allSatisfy(group -> assertThat(contract).contains("| `" + group + "` |"));
    }

    @ParameterizedTest
    @EnumSource
    void theContractTellsOfEveryVerdict(Verdict verdict) throws IOException {
        assertThat(Files.readString(CONTRACT)).contains("| " + verdict + " |");
    }

    @Test
    void theContractTellsOfEveryFigureOfAChild() throws IOException {
        String contract = Files.readString(CONTRACT);
        assertThat(Stream.of(ChildStats.class.getRecordComponents()).map(RecordComponent::getName))
                .allSatisfy(field -> assertThat(contract).contains("| `" + field + "` |"));
    }

    @Test
    @Timeout(20)
    void aServerThatSaysNothingFailsACaseWithinItsPatience() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CaseResult result = run(silent.getLocalPort());
            assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(result.came()).contains("nothing for 200 ms");
        }
    }

    @Test
    @Timeout(20)
    void aServerThatIsNotThereFailsACaseAndTheExplanationHasEveryPart() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        CaseResult result = run(port);
        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.explanation())
                .contains("echo/text: FAILED", "RFC 6455 section 5.6", "text \"hello\"", "Connection refused");
    }

    private static CaseResult run(int port) {
        ConformanceCase text = ConformanceSuite.cases().stream()
                .filter(each -> each.id().equals("echo/text"))
                .findFirst()
                .orElseThrow();
        Target target = Target.of(URI.create("ws://127.0.0.1:" + port + "/echo"), 1 << 20)
                .withPatience(Duration.ofMillis(200));
        return ConformanceSuite.run(target, text);
    }
}
