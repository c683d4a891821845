package io.echobench.benchmarks.ratio;

import io.echobench.load.Arrivals;
import io.echobench.load.Flow;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A shape as the phases of a load plan: warm-up by count, the shape's own load unmeasured, then measured. What follows keeps the
 * connections for a moment of silence, in which the processes are read before they are closed.
 */
final class LoadPhases {

    /** The phase of the plan that is measured. */
    static final String MEASURED = "measured";

    private static final int WARM_UP_CONNECTIONS = 64;

    /** In passes, like the warm-up of a trial: code that was compiled without ever having met the end of a phase is compiled anew by the first. */
    private static final int LOOP_PASSES = 4;

    /** A trial has the like of it (script {@code warmUp}): what runs once in a session, or at the end of a phase, is not compiled by messages. */
    private static final int SESSION_PASSES = 4;

    private static final long SESSION_PASS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long CLOSING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private LoadPhases() {}

    /** The phases, in order. */
    static List<Phase> of(Shape shape, Timing timing) {
        if (shape.load() instanceof Shape.Load.Script script) {
            return Stream.concat(script.phases().stream(), Stream.of(silence(shape)))
                    .toList();
        }
        List<Phase> phases = new ArrayList<>();
        for (int pass = 1; pass <= LOOP_PASSES; pass++) {
            phases.add(new Phase.ClosedLoop(
                    "warm-up " + pass,
                    false,
                    timing.warmUpAtMostNanos() / LOOP_PASSES,
                    Math.ceilDiv(timing.warmUpMessages(), LOOP_PASSES),
                    WARM_UP_CONNECTIONS,
                    1,
                    payload(shape)));
            phases.add(new Phase.Pause("closing warm-up " + pass, CLOSING_NANOS));
        }
        for (int pass = 1; shape.drivesSessions() && pass <= SESSION_PASSES; pass++) {
            phases.add(phase(shape, "warm-up sessions " + pass, false, SESSION_PASS_NANOS));
            phases.add(new Phase.Pause("closing " + pass, CLOSING_NANOS));
        }
        phases.add(phase(shape, "settling", false, timing.settleNanos()));
        phases.add(phase(shape, MEASURED, true, timing.windowNanos()));
        phases.add(silence(shape));
        return phases;
    }

    private static Phase phase(Shape shape, String name, boolean measured, long nanos) {
        return switch (shape.load()) {
            case Shape.Load.Closed closed ->
                new Phase.ClosedLoop(name, measured, nanos, 0, closed.connections(), 1, payload(shape));
            case Shape.Load.Open open ->
                new Phase.OpenLoop(
                        name, measured, nanos, open.perSecond(), Arrivals.UNIFORM, open.connections(), payload(shape));
            case Shape.Load.Sessions sessions ->
                new Phase.Sessions(
                        name,
                        measured,
                        nanos,
                        sessions.perSecond(),
                        sessions.perSecond(),
                        Arrivals.UNIFORM,
                        List.of(new Flow("hello-world", 1, List.of(send("hello"), send("world")))));
            case Shape.Load.Script script -> throw noPhase(shape);
        };
    }

    private static IllegalArgumentException noPhase(Shape shape) {
        return new IllegalArgumentException(shape.id() + " is a script, whose phases are given");
    }

    private static Step send(String text) {
        return new Step.Send(new Payload.Text(text));
    }

    /** Around steady connections a phase begins with silence; a single message then ends it. */
    private static Phase silence(Shape shape) {
        String name = "silence";
        return switch (shape.load()) {
            case Shape.Load.Closed closed ->
                new Phase.ClosedLoop(name, false, SILENCE_NANOS, 1, closed.connections(), 1, payload(shape));
            case Shape.Load.Open open ->
                new Phase.ClosedLoop(name, false, SILENCE_NANOS, 1, open.connections(), 1, payload(shape));
            case Shape.Load.Sessions sessions -> new Phase.Pause(name, SILENCE_NANOS);
            case Shape.Load.Script script -> new Phase.Pause(name, SILENCE_NANOS);
        };
    }

    private static Payload payload(Shape shape) {
        return switch (shape.load()) {
            case Shape.Load.Closed closed -> new Payload.Generated(closed.bytes(), true);
            case Shape.Load.Open open -> new Payload.Generated(open.bytes(), true);
            case Shape.Load.Sessions sessions -> new Payload.Generated("hello".length(), true);
            case Shape.Load.Script script -> throw noPhase(shape);
        };
    }
}
