package io.echobench.harness.run;

/** It was the anchor that did not come through, not the trial's own server: the message names it, and its log tells why. */
final class AnchorException extends TrialException {

    private static final long serialVersionUID = 1L;

    /**
     * @param id of the anchor
     * @param what became of it
     */
    AnchorException(String id, String what) {
        super("the anchor " + id + " " + what);
    }

    AnchorException(String id, String what, Throwable cause) {
        super("the anchor " + id + " " + what, cause);
    }
}
