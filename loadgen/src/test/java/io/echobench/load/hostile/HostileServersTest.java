package io.echobench.load.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Counts;
import io.echobench.load.ErrorClass;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a server does, a load process counts it in its class, holds little memory, ends in time and then measures a server that
 * does nothing of the kind without a flaw. Mostly waiting, so some run at once.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileServersTest {

    private static final int AT_ONCE = 4;
    private static final long MOST_GROWN = 64L << 20;

    private final ExecutorService runs = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<Attack, Future<HostileRun>> begun = new LinkedHashMap<>();
    private final HostileTable table = new HostileTable();

    @BeforeAll
    void startAll() {
        for (Attack attack : Attacks.ALL) {
            begun.put(attack, runs.submit(() -> HostileRun.of(attack.course(), attack.payloadBytes())));
        }
    }

    @AfterAll
    void writeTable() throws IOException {
        runs.shutdownNow();
        table.write();
    }

    static List<Attack> attacks() {
        return Attacks.ALL;
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void everyAttackIsCountedInItsClassAndHasAnEnd(Attack attack) throws Exception {
        HostileRun run = Objects.requireNonNull(begun.get(attack)).get();
        table.add(attack, run);
        Counts counts = run.attacked().counts();
        String seen = counts + " " + run.attacked().samples();

        attack.errors().forEach((error, count) -> {
            assertThat(counts.errors(error)).as(seen).isGreaterThanOrEqualTo(count);
            if (error.isLimit() || error == ErrorClass.HANDSHAKE || error == ErrorClass.PROTOCOL) {
                assertThat(counts.errors(error)).as(seen).isEqualTo(count);
            }
        });
        for (ErrorClass error : ErrorClass.values()) {
            if (error.isLimit() && !attack.errors().containsKey(error)) {
                assertThat(counts.errors(error)).as("%s in %s", error, seen).isZero();
            }
        }
        assertThat(run.attacked().samples()).as(seen).isNotEmpty();
        assertAccounted(counts);
        assertThat(run.grown()).as("bytes held").isLessThanOrEqualTo(MOST_GROWN);
        assertThat(run.lasted()).isLessThan(HostileRun.LONGEST);
        assertCleanAfterwards(run);
    }

    private static void assertCleanAfterwards(HostileRun run) {
        Counts counts = run.clean().counts();
        assertThat(counts.allErrors()).as("%s", run.clean().samples()).isZero();
        assertThat(counts.completed()).isEqualTo(HostileRun.SESSIONS);
        assertThat(counts.sessionsCompleted()).isEqualTo(HostileRun.SESSIONS);
        assertThat(run.connections())
                .as("no connection is begun again")
                .isEqualTo(HostileRun.CONNECTIONS + HostileRun.SESSIONS);
    }

    private static void assertAccounted(Counts counts) {
        assertThat(counts.intended()).isEqualTo(HostileRun.MESSAGES);
        assertThat(counts.completed()
                        + counts.errors(ErrorClass.TIMEOUT)
                        + counts.errors(ErrorClass.MISMATCH)
                        + counts.errors(ErrorClass.CLOSED)
                        + counts.errors(ErrorClass.PROTOCOL)
                        + counts.errors(ErrorClass.UNSENT))
                .as("%s", counts)
                .isEqualTo(counts.intended());
        assertThat(counts.sessions())
                .isEqualTo(counts.sessionsOpened()
                        + counts.errors(ErrorClass.CONNECT)
                        + counts.errors(ErrorClass.HANDSHAKE));
    }
}
