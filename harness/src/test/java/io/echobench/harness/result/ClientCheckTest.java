package io.echobench.harness.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientCheckTest {

    @Test
    void whatCostsLeastOfThoseThatCostLessInEveryPairIsChosen() {
        ClientCheck check = check(List.of(8_000.0, 9_000.0), List.of(7_000.0, 8_000.0), List.of(6_000.0, 7_000.0));

        assertThat(check.chosen()).isEqualTo("io-uring");
        assertThat(check.words())
                .isEqualTo(
                        "client: io-uring; a message to the reference server cost nio 8.00 and 9.00 us, epoll 7.00 and 8.00 us"
                                + " (0.88 of it), io-uring 6.00 and 7.00 us (0.76 of it) of CPU in adjacent windows");
        assertThat(check(List.of(8_000.0, 9_000.0), List.of(6_000.0, 7_000.0), List.of(7_000.0, 8_000.0))
                        .chosen())
                .isEqualTo("epoll");
    }

    @Test
    void onePairThatSaysTheContraryIsEnoughToLeaveAClientOut() {
        List<Double> nio = List.of(8_000.0, 6_000.0);
        List<Double> contrary = List.of(3_000.0, 6_001.0);

        assertThat(check(nio, contrary, contrary).chosen()).isEqualTo("nio");
        assertThat(check(nio, List.of(7_000.0, 5_000.0), contrary).chosen()).isEqualTo("epoll");
    }

    @Test
    void aLittleLessIsNotWorthIt() {
        List<Double> nio = List.of(8_000.0, 8_000.0);

        assertThat(check(nio, List.of(7_700.0, 7_700.0), List.of(7_800.0, 7_800.0))
                        .chosen())
                .isEqualTo("nio");
        assertThat(check(nio, List.of(7_500.0, 7_500.0), List.of(7_800.0, 7_800.0))
                        .chosen())
                .isEqualTo("epoll");
    }

    @Test
    void aClientThatDoesNotWorkHereIsNamedBesideThoseThatDo() {
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        measured.put("nio", List.of(8_000.0));
        measured.put("epoll", List.of(7_000.0));

        assertThat(new ClientCheck(measured, List.of("io-uring does not work here: it needs Linux 6.1")).words())
                .isEqualTo(
                        "client: epoll; a message to the reference server cost nio 8.00 us, epoll 7.00 us (0.88 of it) of CPU in"
                                + " adjacent windows; io-uring does not work here: it needs Linux 6.1");
    }

    @Test
    void whereNothingCouldBeMeasuredTheReasonsAreSaid() {
        ClientCheck check = ClientCheck.impossible(List.of("epoll needs JDK 22", "io-uring needs JDK 22"));

        assertThat(check.chosen()).isEqualTo("nio");
        assertThat(check.words()).isEqualTo("client: nio, because epoll needs JDK 22; io-uring needs JDK 22");
        assertThat(ClientCheck.impossible(List.of()).words()).isEqualTo("client: nio, because there is no other");
    }

    private static ClientCheck check(List<Double> nio, List<Double> epoll, List<Double> ioUring) {
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        measured.put("nio", nio);
        measured.put("epoll", epoll);
        measured.put("io-uring", ioUring);
        return new ClientCheck(measured, List.of());
    }
}
