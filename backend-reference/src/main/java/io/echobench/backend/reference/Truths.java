package io.echobench.backend.reference;

/** The truth that holds now. Set by the control path, read by every event loop at each message. */
final class Truths {

    private final Truth initial;
    private volatile Truth now;

    Truths(Truth initial) {
        this.initial = initial;
        this.now = initial;
    }

    /** What the server was started with. */
    Truth initial() {
        return initial;
    }

    Truth now() {
        return now;
    }

    void set(Truth truth) {
        now = truth;
    }
}
