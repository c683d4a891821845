package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Arrivals;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Payload SMALL = new Payload.Generated(32, false);
    private static final Phase CLOSED = new Phase.ClosedLoop("closed", true, SECOND, 0, 8, 2, SMALL);
    private static final Phase POISSON = open(5_000, Arrivals.POISSON, 0);

    @Test
    void eachKindOfLoadComesAtLeastTwiceInTurn() {
        List<Phase> pieces = settling(List.of(POISSON, CLOSED), Optional.empty(), SECOND);

        assertThat(pieces)
                .containsExactly(
                        new Phase.OpenLoop("settling", false, SECOND / 4, 5_000, Arrivals.POISSON, 8, SMALL),
                        new Phase.ClosedLoop("settling (2)", false, SECOND / 4, 0, 8, 2, SMALL),
                        new Phase.OpenLoop("settling (3)", false, SECOND / 4, 5_000, Arrivals.POISSON, 8, SMALL),
                        new Phase.ClosedLoop("settling (4)", false, SECOND / 4, 0, 8, 2, SMALL));
    }

    @Test
    void noPieceIsLongerThanHalfASecond() {
        assertThat(settling(List.of(CLOSED), Optional.empty(), 3 * SECOND)).hasSize(6);
    }

    @Test
    void aLadderSettlesAtTheLowestRateThatRanksAndAtTheHighestOnBothServers() {
        List<Double> rates = List.of(1_000.0, 20_000.0, 50_000.0);
        Ranked ranked = new Ranked("reference", rates, List.of(20_000.0), OptionalDouble.empty(), 0);
        List<Phase> script = rates.stream()
                .flatMap(rate -> List.of(0, 1, 1, 0).stream().map(server -> open(rate, Arrivals.UNIFORM, server)))
                .toList();

        List<Phase> pieces = settling(script, Optional.of(ranked), SECOND);

        assertThat(pieces)
                .hasSize(8)
                .extracting(piece -> ((Phase.OpenLoop) piece).perSecond())
                .containsOnly(20_000.0, 50_000.0);
        assertThat(pieces)
                .extracting(Phase::name)
                .startsWith("settling", "settling anchor", "settling (2)", "settling anchor (2)");
    }

    @Test
    void aShortSettlingHasFewPiecesInsteadOfEmptyOnes() {
        assertThat(settling(List.of(POISSON, CLOSED), Optional.empty(), SECOND / 10))
                .hasSize(2);
        assertThat(settling(List.of(POISSON, CLOSED), Optional.empty(), 1)).hasSize(1);
    }

    @Test
    void thereIsNoneOfNothing() {
        assertThat(settling(List.of(POISSON), Optional.empty(), 0)).isEmpty();
        assertThat(settling(List.of(new Phase.Pause("pause", SECOND)), Optional.empty(), SECOND))
                .isEmpty();
    }

    private static List<Phase> settling(List<Phase> script, Optional<Ranked> ranked, long nanos) {
        return Settling.of(script, ranked, nanos, new PhaseNames());
    }

    private static Phase open(double rate, Arrivals arrivals, int server) {
        return new Phase.OpenLoop("open", true, SECOND, rate, arrivals, 8, SMALL, server);
    }
}
