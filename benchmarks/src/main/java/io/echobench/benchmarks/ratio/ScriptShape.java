package io.echobench.benchmarks.ratio;

import io.echobench.harness.UsageException;
import io.echobench.harness.script.LoadScript;
import io.echobench.harness.script.LoadScripts;
import io.echobench.harness.script.ScriptException;
import io.echobench.load.Course;
import io.echobench.load.Flow;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.Step;
import java.util.List;

/** A load script as a shape: the load process runs it as in a trial, the C client has the same arrivals. */
final class ScriptShape {

    /** What a session of the C client sends. */
    private static final List<Step> HELLO_WORLD =
            List.of(new Step.Send(new Payload.Text("hello")), new Step.Send(new Payload.Text("world")));

    /** Like any sessions'. */
    private static final double GOAL = 1.5;

    private ScriptShape() {}

    /** Of a shipped script's name, or a file. */
    static Shape of(String nameOrFile) throws UsageException {
        try {
            LoadScript script = LoadScripts.open(nameOrFile);
            for (Phase phase : script.phases()) {
                if (phase.measured() && !isDriven(phase)) {
                    throw new UsageException(
                            "--script " + nameOrFile + ": phase \"" + phase.name()
                                    + "\" is not one of sessions that send \"hello\" and \"world\", which is all that the C client can.");
                }
            }
            return new Shape(script.name(), new Shape.Load.Script(script.phases()), GOAL);
        } catch (ScriptException e) {
            throw new UsageException("--script " + nameOrFile + ": " + e.getMessage());
        }
    }

    private static boolean isDriven(Phase phase) {
        return phase instanceof Phase.Sessions sessions
                && sessions.flows().stream().map(Flow::course).allMatch(ScriptShape::isHelloWorld);
    }

    private static boolean isHelloWorld(Course course) {
        return course instanceof Course.Fixed fixed && fixed.steps().equals(HELLO_WORLD);
    }

    /** How long it takes at most by its schedule, warm-up included: what bounds a window. */
    static double seconds(Shape.Load.Script script) {
        return script.phases().stream()
                        .mapToLong(phase -> switch (phase) {
                            case Phase.Sessions sessions -> sessions.nanos();
                            case Phase.Pause pause -> pause.nanos();
                            case Phase.OpenLoop open -> open.nanos();
                            case Phase.ClosedLoop closed -> closed.nanos();
                        })
                        .sum()
                / 1e9;
    }
}
