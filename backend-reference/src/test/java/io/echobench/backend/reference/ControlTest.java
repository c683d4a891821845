package io.echobench.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlTest {

    private final Truths truths = new Truths(Truth.PLAIN.withBurnNanos(5_000));
    private final Census census = new Census();
    private final Control control = new Control(truths, census, () -> {});

    @ParameterizedTest
    @CsvSource({
        "delay constant 5ms, Constant[nanos=5000000]",
        "DELAY exponential 250ns, Exponential[meanNanos=250]",
        "delay bimodal 2% 50ms, 'Bimodal[share=0.02, nanos=50000000]'",
        "delay constant 1.5s seed 9, Constant[nanos=1500000000]"
    })
    void readsALaw(String command, String law) {
        assertThat(control.answer(command)).startsWith("{\"ok\":true,\"nanoTime\":");
        assertThat(truths.now().delay().law()).hasToString(law);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dela constant 5ms",
                "delay",
                "delay constant",
                "delay constant 5",
                "delay constant 5min",
                "delay constant 0ms",
                "delay constant 2h",
                "delay constant -5ms",
                "delay gaussian 5ms",
                "delay constant 5ms 6ms",
                "delay constant 5ms seed x",
                "delay bimodal 2 50ms",
                "delay bimodal 101% 5ms",
                "stall 5ms",
                "stall 5ms every 5ms",
                "stall 5ms every",
                "drop",
                "drop 1000",
                "drop 1/0",
                "drop 2/3",
                "drop 1/10 byte 3",
                "corrupt 1/10 byte -1",
                "burn",
                "memory",
                "memory 0",
                "memory 2000000000",
                "memory 10 stack",
                "clear everything",
                "counters now",
                "clear drop drop"
            })
    void refusesWhatItDoesNotUnderstandAndChangesNothing(String command) {
        Truth before = truths.now();

        assertThat(control.answer(command)).startsWith("{\"ok\":false,\"error\":\"");
        assertThat(truths.now()).isSameAs(before);
    }

    @Test
    void namesAllCommandsToOneWhoMistypes() {
        assertThat(control.answer("dorp 1/10")).contains("no command dorp", "drop", "half-frame", "stalls");
    }

    @Test
    void escapesWhatItQuotes() {
        assertThat(control.answer("a\"b\\c")).contains("a\\\"b\\\\c");
    }

    @Test
    void clearsToWhatTheServerWasStartedWith() {
        control.answer("burn 50us");
        control.answer("drop 1/10");
        control.answer("clear");

        assertThat(truths.now()).isEqualTo(truths.initial());
        assertThat(truths.now().burnNanos()).isEqualTo(5_000);
    }

    @Test
    void countsFromAResetOnWithoutTouchingTheCounters() {
        Counters loop = new Counters();
        census.add(loop);
        loop.add(Counter.RECEIVED, 5);
        control.answer("reset-counters");
        loop.add(Counter.RECEIVED, 2);

        assertThat(Client.member(control.answer("counters"), "received")).isEqualTo(2);
        assertThat(loop.value(Counter.RECEIVED)).isEqualTo(7);
    }

    @Test
    void holdsOneFaultOfEachKind() {
        control.answer("drop 1/10");
        control.answer("close 1/7");
        control.answer("drop 1/20");

        assertThat(control.answer("state")).contains("\"faults\":\"close 1/7, drop 1/20\"");
    }
}
