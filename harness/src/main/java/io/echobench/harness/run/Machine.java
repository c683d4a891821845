package io.echobench.harness.run;

import java.util.List;

/** The CPUs of this machine, as this process may use them. */
public final class Machine {

    private Machine() {}

    /** By number. */
    public static List<Integer> allowedCpus() {
        return Proc.allowedCpus();
    }

    /** Grouped by physical core. */
    public static List<List<Integer>> allowedCores() {
        return Proc.allowedCores();
    }
}
