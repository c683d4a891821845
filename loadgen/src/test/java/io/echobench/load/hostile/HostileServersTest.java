package io.echobench.load.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Counts;
import io.echobench.load.ErrorClass;
import io.echobench.load.LoadResult.PhaseResult;
import io.echobench.load.NioProvider;
import io.echobench.load.hostile.HostileRun.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a server does, a load process counts it in its class, holds little memory, ends in time and then measures a server that
 * does nothing of the kind without a flaw.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class HostileServersTest {

    /** Mostly waiting, so all of them run at once. */
    private static final int PROCESSES = 6;

    private static final long MOST_GROWN = 80L << 20;

    private final ExecutorService runs = Executors.newFixedThreadPool(PROCESSES);
    private final List<Future<List<Outcome>>> begun = new ArrayList<>();
    private final HostileTable table = new HostileTable();

    /** The {@link io.echobench.load.WireProvider#id} of the sockets that it runs over. */
    protected String wire() {
        return NioProvider.ID;
    }

    @BeforeAll
    void startAll() {
        for (int i = 0; i < PROCESSES; i++) {
            int process = i;
            List<Attack> share = IntStream.range(0, Attacks.ALL.size())
                    .filter(attack -> attack % PROCESSES == process)
                    .mapToObj(Attacks.ALL::get)
                    .toList();
            begun.add(runs.submit(() -> HostileRun.of(share, wire())));
        }
    }

    @AfterAll
    void writeTable() throws IOException {
        runs.shutdownNow();
        table.write();
    }

    static IntStream attacks() {
        return IntStream.range(0, Attacks.ALL.size());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void everyAttackIsCountedInItsClassAndHasAnEnd(int index) throws Exception {
        Attack attack = Attacks.ALL.get(index);
        Outcome outcome = begun.get(index % PROCESSES).get().get(index / PROCESSES);
        table.add(attack, outcome);
        Counts counts = outcome.attacked().counts();
        String seen = attack.what() + ": " + counts + " " + outcome.attacked().samples();

        assertErrors(attack, counts, seen);
        assertAccounted(counts);
        assertThat(outcome.attacked().samples()).as(seen).isNotEmpty();
        assertThat(outcome.grown()).as("bytes held: %s", seen).isLessThanOrEqualTo(MOST_GROWN);
        assertThat(outcome.nanos()).as(seen).isLessThan(HostileRun.LONGEST_NANOS);
        assertClean(outcome.clean(), seen);
    }

    private static void assertErrors(Attack attack, Counts counts, String seen) {
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
    }

    private static void assertClean(PhaseResult clean, String seen) {
        Counts counts = clean.counts();
        assertThat(counts.allErrors()).as("%s after %s", clean.samples(), seen).isZero();
        assertThat(counts.completed()).isEqualTo(HostileRun.SESSIONS);
        assertThat(counts.sessionsCompleted()).isEqualTo(HostileRun.SESSIONS);
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
