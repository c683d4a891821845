package io.echobench.tck.broken;

import java.io.IOException;

/** Fails the connection with a close code. */
final class Failure extends IOException {

    private static final long serialVersionUID = 1L;

    private final int code;

    private Failure(int code, String why) {
        super(why);
        this.code = code;
    }

    int code() {
        return code;
    }

    static void unless(boolean condition, int code, String why) throws Failure {
        if (!condition) {
            throw new Failure(code, why);
        }
    }
}
