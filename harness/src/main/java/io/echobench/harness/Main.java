package io.echobench.harness;

import io.echobench.harness.cli.CommandLineInterface;
import io.echobench.harness.run.Stop;

/** The harness. Its launcher names itself, so that this process ends when the launcher, or Maven, dies. */
public final class Main {

    private Main() {}

    /** Runs a command and ends with its status: 0 fine, 1 a backend failed, 2 wrong usage, 3 the data carry no verdict. */
    public static void main(String[] args) {
        String launcher = System.getProperty("echobench.parent");
        if (launcher != null) {
            Stop.whenGone(Long.parseLong(launcher));
        }
        System.exit(CommandLineInterface.execute(args));
    }
}
