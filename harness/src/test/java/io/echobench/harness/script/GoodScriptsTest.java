package io.echobench.harness.script;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.Conversation;
import io.echobench.load.Course;
import io.echobench.load.Flow;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Step;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoodScriptsTest {

    @ParameterizedTest
    @MethodSource("cases")
    void isReadAsThesePhasesAndNotes(ScriptCases.Case good) throws ScriptException {
        LoadScript script = LoadScriptReader.read(good.name(), good.text());

        Stream<String> phases = script.phases().stream().map(GoodScriptsTest::described);
        Stream<String> notes = script.notes().stream().map(note -> "note " + note);
        assertThat(Stream.concat(phases, notes)).containsExactlyElementsOf(good.expected());
    }

    static List<ScriptCases.Case> cases() {
        return ScriptCases.in("good-scripts.txt");
    }

    @Test
    void keepsNameTextTargetRoundsAndSeed() throws ScriptException {
        String text = "config: {target: 'ws://a:1', x-echobench: {rounds: 3, seed: -7,"
                + " phases: [{mode: closed, duration: 1}]}}";

        LoadScript script = LoadScriptReader.read("some/folder/my.load.yaml", text);

        assertThat(script.name()).isEqualTo("my.load");
        assertThat(script.text()).isEqualTo(text);
        assertThat(script.target()).hasValue("ws://a:1");
        assertThat(script.rounds()).hasValue(3);
        assertThat(script.seed()).hasValue(-7);
    }

    private static String described(Phase phase) {
        String name = phase.name() + (phase.measured() ? ": " : " (not measured): ");
        return name
                + switch (phase) {
                    case Phase.Pause pause -> "pause of " + Durations.shown(pause.nanos());
                    case Phase.Sessions s ->
                        "sessions %s..%s/s %s for %s: %s"
                                .formatted(
                                        Scalars.shown(s.fromPerSecond()),
                                        Scalars.shown(s.toPerSecond()),
                                        s.arrivals(),
                                        Durations.shown(s.nanos()),
                                        s.flows().stream()
                                                .map(GoodScriptsTest::described)
                                                .collect(joining(" | ")));
                    case Phase.OpenLoop o ->
                        "open loop of %s/s %s for %s over %d: %s%s"
                                .formatted(
                                        Scalars.shown(o.perSecond()),
                                        o.arrivals(),
                                        Durations.shown(o.nanos()),
                                        o.connections(),
                                        described(o.payload()),
                                        atServer(o.server()));
                    case Phase.ClosedLoop c ->
                        "closed loop of %d x %d for %s or %d messages: %s%s"
                                .formatted(
                                        c.connections(),
                                        c.inFlight(),
                                        Durations.shown(c.nanos()),
                                        c.messages(),
                                        described(c.payload()),
                                        atServer(c.server()));
                };
    }

    private static String atServer(int server) {
        return server == 0 ? "" : " at server " + server;
    }

    private static String described(Flow flow) {
        return flow.name() + " x " + Scalars.shown(flow.weight()) + " " + described(flow.course());
    }

    private static String described(Course course) {
        return switch (course) {
            case Course.Fixed fixed -> described(fixed.steps());
            case Conversation conversation -> "computed";
        };
    }

    private static String described(List<Step> steps) {
        return steps.stream()
                .map(step -> switch (step) {
                    case Step.Send send -> described(send.payload());
                    case Step.Think think -> Durations.shown(think.nanos());
                    case Step.Loop loop -> loop.count() + " x " + described(loop.steps());
                })
                .collect(joining(", ", "[", "]"));
    }

    private static String described(Payload payload) {
        return switch (payload) {
            case Payload.Text text -> "<" + text.text() + ">";
            case Payload.Binary binary -> "<" + binary.hex() + " binary>";
            case Payload.Generated generated -> generated.bytes() + (generated.binary() ? " B binary" : " B text");
        };
    }

    @Test
    void keepsWhatAScriptThatRanksAsksFor() throws ScriptException {
        String text = "config: {x-echobench: {ranking: {primary: 5000, halfWidth: 2%, mostRounds: 40},"
                + " phases: [{mode: ladder, rates: [1000, 5000], slice: 1}]}}";

        assertThat(LoadScriptReader.read("mine.yaml", text).ranked())
                .hasValue(new Ranked(
                        "reference", List.of(1_000.0, 5_000.0), List.of(5_000.0), OptionalDouble.of(0.02), 40));
    }

    @Test
    void severalRatesMayRankInWhateverOrderTheyAreNamed() throws ScriptException {
        String text = "config: {x-echobench: {ranking: {primary: [5000, 1e3]},"
                + " phases: [{mode: ladder, rates: [1000, 2000, 5000], slice: 1}]}}";

        assertThat(LoadScriptReader.read("mine.yaml", text).ranked().map(Ranked::primaryRates))
                .hasValue(List.of(1_000.0, 5_000.0));
    }

    @Test
    void aScriptWithoutALadderRanksNothing() throws ScriptException {
        assertThat(LoadScripts.open("quick").ranked()).isEmpty();
    }
}
