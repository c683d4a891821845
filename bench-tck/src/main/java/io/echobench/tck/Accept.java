package io.echobench.tck;

/**
 * An answer that a case accepts.
 *
 * @param answer what it looks like
 * @param verdict how it is judged
 * @param why the reason where the verdict is not OK
 */
public record Accept(Answer answer, Verdict verdict, String why) {

    @Override
    public String toString() {
        return verdict == Verdict.OK ? answer.toString() : answer + " (" + verdict + ": " + why + ")";
    }
}
