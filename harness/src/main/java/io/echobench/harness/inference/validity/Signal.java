package io.echobench.harness.inference.validity;

import java.util.Locale;

/** What the generator or the machine did during a trial, and what is allowed of it. None of them is a figure of the server. */
public enum Signal {
    /** Share of a CPU's time that the hypervisor took, of the CPU that lost most. */
    STEAL("steal", "%", 100, SignalLimits.STEAL, Mark.NOISY),
    /** How often the control group's quota stopped the server or the load process. */
    THROTTLED("throttled periods", "", 1, SignalLimits.THROTTLED, Mark.NOISY),
    /** Share of the time in which some task waited for a CPU (PSI, cpu some), less what threads of the run itself waited. */
    CPU_PRESSURE("CPU pressure of others", "%", 100, SignalLimits.CPU_PRESSURE, Mark.NOISY),
    /** Share of the time of all CPUs that others were running, beside the servers, the load process and the harness. */
    FOREIGN_CPU("CPU time of others", "%", 100, SignalLimits.FOREIGN_CPU, Mark.NOISY),
    /** Pages that were swapped in. */
    SWAPPED_IN("pages swapped in", "", 1, SignalLimits.SWAPPED_IN, Mark.NOISY),
    /** Nanoseconds by which the wall clock left the monotonic clock. */
    CLOCK_STEP("clock step", "ms", 1e-6, SignalLimits.CLOCK_STEP_NANOS, Mark.NOISY),
    /**
     * The longest time in nanoseconds that a load loop stood still, beyond its own work. Whatever the cause, what was due meanwhile went out
     * late, and the responses of the slices that it hit are the generator's: so it is the client that is limited. It is its maximum, not a
     * percentile, because one stop of 20 ms is rare enough to hide from every percentile of a second's pauses, and still spoils the
     * maximum and p99 of a short slice; a lag rule for percentiles cannot find it.
     */
    PAUSE("longest pause of the load loop", "ms", 1e-6, SignalLimits.PAUSE_NANOS, Mark.CLIENT_LIMITED),
    /** Share of the time that the load process's loops were ready and waited for a CPU. */
    LOAD_RUN_QUEUE("run-queue wait of the load process", "%", 100, SignalLimits.LOAD_RUN_QUEUE, Mark.NOISY),
    /** Messages that were due and not sent, though the socket would have taken them. */
    UNSENT("messages not sent", "", 1, SignalLimits.UNSENT, Mark.CLIENT_LIMITED),
    /** Highest share of any second that the busiest load loop was busy. */
    LOAD_UTILISATION("utilisation of the load process", "%", 100, SignalLimits.LOAD_UTILISATION, Mark.CLIENT_LIMITED),
    /** Collections of the load process's heap. */
    LOAD_COLLECTIONS("collections in the load process", "", 1, SignalLimits.LOAD_COLLECTIONS, Mark.CLIENT_LIMITED),
    /** Share of the time that the load process stood at safepoints. */
    LOAD_SAFEPOINTS("safepoints of the load process", "%", 100, SignalLimits.LOAD_SAFEPOINTS, Mark.CLIENT_LIMITED);

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
