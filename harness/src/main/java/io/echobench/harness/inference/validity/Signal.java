package io.echobench.harness.inference.validity;

import java.util.Locale;

/** What the generator or the machine did during a trial, and what is allowed of it. None of them is a figure of the server. */
public enum Signal {
    /** Share of a CPU's time that the hypervisor took, of the CPU that lost most. */
    STEAL("steal", "%", 100, 0.01, Mark.NOISY),
    /** How often the control group's quota stopped the server or the load process. */
    THROTTLED("throttled periods", "", 1, 0, Mark.NOISY),
    /** Share of the time in which some task waited for a CPU (PSI, cpu some). */
    CPU_PRESSURE("CPU pressure", "%", 100, 0.05, Mark.NOISY),
    /** Share of the time of all CPUs that others were running, beside the server and the load process. */
    FOREIGN_CPU("CPU time of others", "%", 100, 0.03, Mark.NOISY),
    /** Pages that were swapped in. */
    SWAPPED_IN("pages swapped in", "", 1, 0, Mark.NOISY),
    /** Nanoseconds by which the wall clock left the monotonic clock. */
    CLOCK_STEP("clock step", "ms", 1e-6, 5e6, Mark.NOISY),
    /** p99.9 in nanoseconds of what a thread that sleeps for a millisecond oversleeps. */
    PAUSE("pause meter p99.9", "ms", 1e-6, 1e6, Mark.NOISY),
    /** Share of the time that the load process's loops were ready and waited for a CPU. */
    LOAD_RUN_QUEUE("run-queue wait of the load process", "%", 100, 0.05, Mark.NOISY),
    /** Messages that were due and not sent, though the socket would have taken them. */
    UNSENT("messages not sent", "", 1, 0, Mark.CLIENT_LIMITED),
    /** Highest share of any second that the busiest load loop was busy. */
    LOAD_UTILISATION("utilisation of the load process", "%", 100, 0.70, Mark.CLIENT_LIMITED),
    /** Collections of the load process's heap. */
    LOAD_COLLECTIONS("collections in the load process", "", 1, 0, Mark.CLIENT_LIMITED),
    /** Share of the time that the load process stood at safepoints. */
    LOAD_SAFEPOINTS("safepoints of the load process", "%", 100, 0.001, Mark.CLIENT_LIMITED);

    /** What a round is marked with that breaks a limit. */
    public enum Mark {
        /** The generator, not the server, was the limit. */
        CLIENT_LIMITED("client-limited"),
        /** The machine was not left to the two of them. */
        NOISY("noisy");

        private final String text;

        Mark(String text) {
            this.text = text;
        }

        /** As it stands in the table. */
        public String text() {
            return text;
        }
    }

    private final String label;
    private final String unit;
    private final double scale;
    private final double limit;
    private final Mark mark;

    Signal(String label, String unit, double scale, double limit, Mark mark) {
        this.label = label;
        this.unit = unit;
        this.scale = scale;
        this.limit = limit;
        this.mark = mark;
    }

    /** What it is called in a sentence. */
    String label() {
        return label;
    }

    /** The highest value that is allowed where no other was agreed on: a share, a count or nanoseconds. */
    public double limit() {
        return limit;
    }

    /** What a round is marked with that has more. */
    public Mark mark() {
        return mark;
    }

    /** {@code steal 3.2 % (at most 1.0 %)}. */
    String sentence(double value, double allowed) {
        return label + " " + quantity(value) + " (at most " + quantity(allowed) + ")";
    }

    private String quantity(double value) {
        return unit.isEmpty()
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f %s", scale * value, unit);
    }
}
