package io.echobench.harness.run;

import io.echobench.api.KnownGap;
import io.echobench.api.child.ChildServer;
import io.echobench.harness.result.ConformanceVerdicts;
import io.echobench.tck.CaseResult;
import io.echobench.tck.ConformanceCase;
import io.echobench.tck.ConformanceSuite;
import io.echobench.tck.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Runs the conformance cases against a running target and holds what came against the gaps that its backend declares. */
public final class Conformance {

    private Conformance() {}

    /**
     * What the cases said of a target.
     *
     * @param results of every case, in order
     * @param gaps declared by the backend; empty for somebody's server
     */
    public record Verdicts(List<CaseResult> results, List<KnownGap> gaps) {

        /** Copies the lists. */
        public Verdicts {
            results = List.copyOf(results);
            gaps = List.copyOf(gaps);
        }

        /** Whether a result is one that the server should not have. */
        public static boolean isBad(CaseResult result) {
            return result.verdict() == Verdict.FAILED || result.verdict() == Verdict.UNIMPLEMENTED;
        }

        /** Why the gap of a case is declared; empty when it is not. */
        public String declared(CaseResult result) {
            return gaps.stream()
                    .filter(gap -> gap.caseId().equals(result.conformanceCase().id()))
                    .map(gap -> gap.why() + " (" + gap.link() + ")")
                    .findFirst()
                    .orElse("");
        }

        /** Bad results that are not declared. */
        public List<CaseResult> surprises() {
            return results.stream()
                    .filter(result -> isBad(result) && declared(result).isEmpty())
                    .toList();
        }

        /** Declared gaps whose case passed. */
        public List<KnownGap> closedGaps() {
            return gaps.stream()
                    .filter(gap -> results.stream()
                            .noneMatch(result -> isBad(result)
                                    && result.conformanceCase().id().equals(gap.caseId())))
                    .toList();
        }

        /** As it is kept with the results. */
        public ConformanceVerdicts record() {
            List<ConformanceVerdicts.FailedCase> failed = results.stream()
                    .filter(Verdicts::isBad)
                    .map(result -> new ConformanceVerdicts.FailedCase(
                            result.conformanceCase().id(),
                            result.verdict().name().replace('_', '-'),
                            result.came(),
                            declared(result)))
                    .toList();
            return new ConformanceVerdicts(results.size(), results.size() - failed.size(), failed);
        }
    }

    /** Runs all cases; takes some seconds. */
    public static Verdicts of(Target target, Target.Running running, int maxMessageBytes) throws InterruptedException {
        io.echobench.tck.Target server = io.echobench.tck.Target.of(running.endpoint(), maxMessageBytes);
        if (running.child().isPresent()) {
            ChildServer child = running.child().get();
            server = server.withProcess(child.process());
        }
        List<CaseResult> results = new ArrayList<>();
        for (ConformanceCase each : ConformanceSuite.cases()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped within the conformance cases");
            }
            results.add(ConformanceSuite.run(server, each));
        }
        return new Verdicts(results, target.knownGaps());
    }
}
