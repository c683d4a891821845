package io.echobench.api;

/** This machine lacks what a backend needs; its row is skipped, with why and how to get it. */
public final class BackendUnavailableException extends BackendException {

    private static final long serialVersionUID = 1L;

    private final String why;
    private final String how;

    /**
     * @param why what is missing: {@code no `node` on the PATH}
     * @param how what to do about it: {@code install Node 18 or newer}
     */
    public BackendUnavailableException(String why, String how) {
        super(why + "; " + how);
        this.why = why;
        this.how = how;
    }

    /** What is missing. */
    public String why() {
        return why;
    }

    /** What to do about it. */
    public String how() {
        return how;
    }
}
