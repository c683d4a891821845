package io.echobench.tck;

/**
 * How a step went.
 *
 * @param came what came back, in words; may be empty
 */
record Outcome(Verdict verdict, String came, String why) {

    static Outcome ok(String came) {
        return new Outcome(Verdict.OK, came, "");
    }

    static Outcome failed(String came, String why) {
        return new Outcome(Verdict.FAILED, came, why);
    }
}
