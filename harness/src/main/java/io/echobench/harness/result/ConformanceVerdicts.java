package io.echobench.harness.result;

import java.util.List;

/**
 * What the conformance cases said of a backend.
 *
 * @param cases how many were run
 * @param passed how many were OK, NON-STRICT or INFORMATIONAL
 * @param failed the others, in order
 */
public record ConformanceVerdicts(int cases, int passed, List<FailedCase> failed) {

    /**
     * A case that a backend does not pass.
     *
     * @param id {@code utf8/overlong-2}
     * @param verdict {@code FAILED} or {@code UNIMPLEMENTED}
     * @param detail what came instead
     * @param knownGap why its library cannot do better, with a link; empty when that is not declared
     */
    public record FailedCase(String id, String verdict, String detail, String knownGap) {}
}
