package io.echobench.harness.explain;

import io.echobench.harness.explain.ArtilleryReport.Engine;
import io.echobench.harness.script.PlannedArrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a report to what it says: pure. */
public final class Explainer {

    private static final Map<String, Engine> ENGINES =
            Map.of("ws", Engine.WEBSOCKET, "http", Engine.HTTP, "socketio", Engine.SOCKETIO);

    private Explainer() {}

    /**
     * Explains a report.
     *
     * @param script what its script planned, if that was given; a plan within the report goes before it
     */
    public static Explanation explain(ArtilleryReport report, Optional<PlannedArrivals> script) {
        ArtilleryReport known = script.map(plan -> withEngine(report, plan)).orElse(report);
        Optional<PlannedArrivals> planned = known.planned().or(() -> script);
        Explanation bare = new Explanation(known, planned, Timeline.of(known.windows(), planned), List.of());
        List<Finding> findings = new ArrayList<>();
        findings.addAll(SessionFindings.of(bare));
        findings.addAll(RateFindings.of(bare));
        findings.addAll(LatencyFindings.of(bare));
        findings.addAll(LengthFindings.of(bare));
        findings.addAll(OddFindings.of(bare));
        return new Explanation(known, planned, bare.timeline(), findings);
    }

    /** Version 1 tells ws from socketio, and where no request completed from http, only by the script. */
    private static ArtilleryReport withEngine(ArtilleryReport report, PlannedArrivals script) {
        boolean sure = report.engine() != Engine.UNKNOWN
                && !(report.generation() == ArtilleryReport.Generation.ONE && report.engine() == Engine.WEBSOCKET);
        if (sure || script.engines().size() != 1) {
            return report;
        }
        Engine engine = ENGINES.getOrDefault(script.engines().iterator().next(), report.engine());
        if (report.engine() == Engine.WEBSOCKET && engine != Engine.SOCKETIO) {
            return report;
        }
        return new ArtilleryReport(
                report.file(),
                report.generation(),
                report.form(),
                engine,
                report.total(),
                report.windows(),
                report.windowSeconds(),
                report.planned(),
                report.unreadablePhases());
    }
}
