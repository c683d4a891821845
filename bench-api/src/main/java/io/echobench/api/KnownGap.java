package io.echobench.api;

import java.net.URI;

/**
 * A conformance case that the library behind a backend cannot pass. Declared, shown beside every figure, and an error once it
 * is no longer real.
 *
 * @param caseId of the case, {@code utf8/overlong-2}
 * @param why one sentence
 * @param link where the library's users can read of it: its issue, its documentation or its source
 */
public record KnownGap(String caseId, String why, URI link) {}
