package io.echobench.harness;

import io.echobench.harness.script.NearestName;
import java.util.Collection;

/** Wrong usage or input, said in one sentence; exit status 2, nothing started and nothing written. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong, where, and what to do. */
    public UsageException(String sentence) {
        super(sentence);
    }

    /** A name that is not among the known ones; offers the nearest. */
    public static UsageException unknown(String kind, String name, Collection<String> known) {
        return new UsageException("no " + kind + " \"" + name + "\"" + NearestName.advice(name, known));
    }
}
