package io.echobench.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All cases, and how to run them over a server. Thread-safe; each case has connections of its own. */
public final class ConformanceSuite {

    private static final List<ConformanceCase> CASES = Stream.of(
                    HandshakeCases.all(),
                    FramingCases.all(),
                    HeaderCases.all(),
                    ControlCases.all(),
                    FragmentationCases.all(),
                    Utf8Cases.all(),
                    ClosingCases.all(),
                    EchoCases.all())
            .flatMap(List::stream)
            .toList();

    private ConformanceSuite() {}

    /** Every case, group by group; ids are unique. */
    public static List<ConformanceCase> cases() {
        return CASES;
    }

    /** Runs one; it always returns, and takes at most a few times the target's patience. */
    public static CaseResult run(Target target, ConformanceCase conformanceCase) {
        return CaseRunner.run(target, conformanceCase);
    }

    /**
     * Runs all, one after the other; a few seconds with a healthy server.
     *
     * @param progress is told each result as it comes
     */
    public static List<CaseResult> runAll(Target target, Consumer<CaseResult> progress) {
        List<CaseResult> results = new ArrayList<>();
        for (ConformanceCase each : CASES) {
            CaseResult result = run(target, each);
            progress.accept(result);
            results.add(result);
        }
        return List.copyOf(results);
    }
}
