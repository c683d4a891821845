package io.echobench.harness.inference.validity;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.validity.Attempts.GivenUp;
import io.echobench.harness.inference.validity.Attempts.Kept;
import io.echobench.harness.inference.validity.Attempts.Repeat;
import io.echobench.harness.inference.validity.Signal.Mark;
import io.echobench.harness.inference.validity.Validity.Violation;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which rounds count, and what becomes of those that do not. */
class RoundJudgeTest {

    private static final RoundJudge JUDGE = RoundJudge.standard();

    @ParameterizedTest
    @EnumSource
    void atItsLimitASignalIsAllowedAndBeyondItIsNot(Signal signal) {
        Map<Signal, Double> signals = new EnumMap<>(atTheLimits());
        assertThat(JUDGE.judge(signals).valid()).isTrue();

        signals.put(signal, signal.limit() * 1.001 + 1e-9);
        assertThat(JUDGE.judge(signals).violations())
                .extracting(Violation::signal)
                .containsExactly(signal);
        assertThat(JUDGE.judge(signals).marks()).containsExactly(signal.mark());
    }

    @ParameterizedTest
    @EnumSource
    void aSignalThatIsNotANumberIsNotAllowed(Signal signal) {
        assertThat(JUDGE.judge(Map.of(signal, Double.NaN)).valid()).isFalse();
    }

    @Test
    void saysWhatWasSeenAndWhatIsAllowed() {
        Validity validity = JUDGE.judge(Map.of(Signal.STEAL, 0.032, Signal.UNSENT, 3.0, Signal.PAUSE, 25e6));

        assertThat(validity.objections())
                .containsExactly(
                        "steal 3.2 % (at most 1.0 %)",
                        "longest pause of the load loop 25.0 ms (at most 15.0 ms)", "messages not sent 3 (at most 0)");
        assertThat(validity.marks()).containsExactlyInAnyOrder(Mark.NOISY, Mark.CLIENT_LIMITED);
        assertThat(validity.marks()).extracting(Mark::text).containsExactlyInAnyOrder("noisy", "client-limited");
    }

    @Test
    void namesWhatWasNotObserved() {
        Validity validity = JUDGE.judge(Map.of(Signal.STEAL, 0.001));

        assertThat(validity.valid()).isTrue();
        assertThat(validity.unobserved()).hasSize(Signal.values().length - 1).doesNotContain(Signal.STEAL);
    }

    @Test
    void aLimitCanBeCalibrated() {
        RoundJudge calibrated = JUDGE.allowing(Signal.CPU_PRESSURE, 0.4);

        assertThat(JUDGE.judge(Map.of(Signal.CPU_PRESSURE, 0.3)).valid()).isFalse();
        assertThat(calibrated.judge(Map.of(Signal.CPU_PRESSURE, 0.3)).valid()).isTrue();
        assertThat(calibrated
                        .judge(Map.of(Signal.CPU_PRESSURE, 0.3, Signal.STEAL, 0.3))
                        .valid())
                .isFalse();
    }

    /** V: valid, x: invalid. */
    @ParameterizedTest
    @CsvSource({"'',repeat", "V,1", "x,repeat", "xV,2", "xx,repeat", "xxV,3", "xxx,given up", "VV,1", "xxxV,4"})
    void anInvalidTrialIsRepeatedAtMostTwice(String attempts, String expected) {
        String outcome = switch (Attempts.after(attempts.chars()
                .mapToObj(each -> each == 'V' ? valid() : invalid())
                .toList())) {
            case Kept kept -> "" + kept.attempt();
            case Repeat ignored -> "repeat";
            case GivenUp ignored -> "given up";
        };
        assertThat(outcome).isEqualTo(expected);
    }

    @Test
    void aQuarterOfTheRoundsMayBeInvalidAndNotMore() {
        assertThat(MachineNoise.of(trials(30, 10)).objection()).isEmpty();
        assertThat(MachineNoise.of(trials(29, 10)).objection())
                .contains("machine too noisy: 10 of 39 trials were invalid at their first attempt (steal 10)");
        assertThat(MachineNoise.of(List.of()).objection()).isEmpty();
    }

    private static List<Validity> trials(int valid, int invalid) {
        return Stream.concat(
                        Collections.nCopies(valid, valid()).stream(), Collections.nCopies(invalid, invalid()).stream())
                .toList();
    }

    private static Validity valid() {
        return new Validity(List.of(), Set.of());
    }

    private static Validity invalid() {
        return JUDGE.judge(Map.of(Signal.STEAL, 0.5));
    }

    private static Map<Signal, Double> atTheLimits() {
        Map<Signal, Double> signals = new EnumMap<>(Signal.class);
        Arrays.stream(Signal.values()).forEach(signal -> signals.put(signal, signal.limit()));
        return signals;
    }
}
