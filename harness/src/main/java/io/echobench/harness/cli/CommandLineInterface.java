package io.echobench.harness.cli;

import io.echobench.api.BackendException;
import io.echobench.harness.UsageException;
import io.echobench.harness.explain.UnreadableReportException;
import io.echobench.harness.result.UnreadableRunException;
import io.echobench.harness.result.UnwritableRunException;
import io.echobench.harness.script.ScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command, {@code run} when none is named, and turns what goes wrong into a sentence and an exit status. */
public final class CommandLineInterface {

    /** All is well. */
    static final int FINE = 0;

    /** A backend failed, or an assertion did. */
    static final int FAILED = 1;

    /** Wrong usage or input; nothing was started and nothing written. */
    static final int USAGE = 2;

    private static final List<String> OF_THE_ROOT = List.of("-h", "--help", "-V", "--version");

    /** A sentence quotes what was typed, which may be of any length. */
    private static final int LONGEST = 700;

    private CommandLineInterface() {}

    @Command(
            name = "echobench",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "[run|list|setup|check|serve|report|compare|explain]",
            description =
                    "Boots every WebSocket echo server it finds, drives each with the identical load, and prints a"
                            + " comparison that can be believed. Without a command it runs a comparison.",
            subcommands = {
                RunCommand.class,
                ListCommand.class,
                SetupCommand.class,
                CheckCommand.class,
                ServeCommand.class,
                ReportCommand.class,
                CompareCommand.class,
                ExplainCommand.class
            })
    private static final class Root {}

    /** Runs what the arguments ask for; returns the exit status. */
    public static int execute(String[] args) {
        CommandLine commandLine = new CommandLine(new Root())
                .setParameterExceptionHandler((error, given) -> say(usage(error), USAGE))
                .setExecutionExceptionHandler((error, command, parsed) -> failure(error));
        return commandLine.execute(withCommand(args));
    }

    private static int failure(Exception error) throws Exception {
        return switch (error) {
            case UsageException usage -> say(String.valueOf(usage.getMessage()), USAGE);
            case ScriptException script -> say(String.valueOf(script.getMessage()), USAGE);
            case UnreadableReportException report -> say(String.valueOf(report.getMessage()), USAGE);
            case UnwritableRunException run -> say(run.getMessage() + ".", FAILED);
            case UnreadableRunException run -> say(String.valueOf(run.getMessage()), USAGE);
            case BackendException backend -> say(String.valueOf(backend.getMessage()), FAILED);
            default -> throw error;
        };
    }

    private static int say(String sentence, int status) {
        String line = sentence.replaceAll("\\p{Cntrl}+", " ");
        System.err.println("echobench: " + (line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line));
        return status;
    }

    private static String usage(ParameterException error) {
        if (!(error instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return words(error) + " (see --help).";
        }
        String argument = unmatched.getUnmatched().getFirst();
        CommandLine command = error.getCommandLine();
        Set<String> commands = command.getSubcommands().keySet();
        if (!argument.startsWith("-") && commands.isEmpty()) {
            String name = command.getCommandName();
            return name + " has no place for \"" + argument + "\"; see " + name + " --help.";
        }
        UsageException unknown = argument.startsWith("-")
                ? UsageException.unknown("option", argument.replaceFirst("=.*", ""), options(command))
                : UsageException.unknown("command", argument, commands);
        return String.valueOf(unknown.getMessage());
    }

    /** Picocli's words, but for the names of Java types. */
    private static String words(ParameterException error) {
        return String.valueOf(error.getMessage())
                .replace("is not an int", "is not a whole number up to " + Integer.MAX_VALUE)
                .replace("is not a long", "is not a whole number of 64 bits")
                .replaceAll("cannot convert ('.*') to (URI|Path) \\(.*", "$1 is no path");
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .sorted()
                .toList();
    }

    private static String[] withCommand(String[] args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (all.isEmpty() || (all.getFirst().startsWith("-") && !OF_THE_ROOT.contains(all.getFirst()))) {
            all.addFirst("run");
        }
        return all.toArray(String[]::new);
    }
}
