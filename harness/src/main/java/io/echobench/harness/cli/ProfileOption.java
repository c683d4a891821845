package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.profile.Profiler;
import io.echobench.harness.run.RunSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --profile} of {@code run}. */
final class ProfileOption {

    /** What ends or changes a file name within the options of a profiler. */
    private static final String SPECIAL = ",;%\"'";

    @Option(
            names = "--profile",
            paramLabel = "jfr|async",
            description =
                    "Keeps a recording of server and load process of each trial, by the JDK's flight recorder or by"
                            + " async-profiler, and their flame graphs in the report. It costs: nothing is ranked then.")
    @Nullable
    String name;

    /** The same settings with the profiler that was asked for, if any. */
    RunSettings addTo(RunSettings settings) throws UsageException {
        return name == null ? settings : settings.profiledBy(Optional.of(Profiler.of(name, settings.feature())));
    }

    /**
     * Returns when the profiler that was asked for can record here.
     *
     * @param out where recordings are to go
     */
    static void check(RunSettings settings, Path out) throws UsageException, InterruptedException {
        if (settings.profiler().isPresent()) {
            if (out.toString().chars().anyMatch(character -> SPECIAL.indexOf(character) >= 0)) {
                throw new UsageException("--profile cannot record into " + out + ": no character of " + SPECIAL
                        + " may be in the folder's name; choose another one with --out.");
            }
            settings.profiler().get().check(settings.java());
        }
    }
}
