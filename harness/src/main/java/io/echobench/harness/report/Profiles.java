package io.echobench.harness.report;

import io.echobench.harness.profile.FlameGraphPage;
import io.echobench.harness.profile.Stacks;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
import io.echobench.harness.result.TrialResult.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a profiled run knows of where its processes spent their time.
 *
 * @param graphs of each backend's server and of the load process that loaded it, over all rounds, in the order of the table
 * @param missing a sentence for each that there is no graph of, or of fewer rounds than there were
 */
record Profiles(List<Graph> graphs, List<String> missing) {

    /** Of a run without a profiler. */
    static final Profiles NONE = new Profiles(List.of(), List.of());

    private static final List<String> PROCESSES = List.of("server", "client");

    /**
     * A flame graph.
     *
     * @param process {@code server} or {@code client}
     * @param trials how many are in it
     */
    record Graph(String backend, String process, int trials, long samples, FlameGraphPage page) {

        /** Its file within the run's folder. */
        String file() {
            return "profiles/" + backend + "." + process + ".html";
        }

        /** {@code netty, server: 1,234 samples of 2 trials}. */
        String title() {
            return "%s, %s: %s samples of %s"
                    .formatted(backend, process, Numbers.count(samples), trials == 1 ? "1 trial" : trials + " trials");
        }
    }

    /** From the stacks beside the trials; nothing is written. */
    static Profiles read(RunDirectory directory, RunRecord run, List<TrialResult> trials) throws IOException {
        if (run.settings().profiler().isEmpty()) {
            return NONE;
        }
        List<Graph> graphs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (RunRecord.Backend backend : run.backends()) {
            List<Completed> own = trials.stream()
                    .filter(trial -> trial.trial().backend().equals(backend.id()))
                    .filter(Completed.class::isInstance)
                    .map(Completed.class::cast)
                    .toList();
            if (own.isEmpty()) {
                missing.add(backend.id() + ": no profile, because no trial of it ran to its end");
            }
            for (String process : own.isEmpty() ? List.<String>of() : PROCESSES) {
                read(directory, own, process, graphs, missing);
            }
        }
        return new Profiles(List.copyOf(graphs), List.copyOf(missing));
    }

    private static void read(
            RunDirectory directory, List<Completed> trials, String process, List<Graph> graphs, List<String> missing)
            throws IOException {
        String backend = trials.getFirst().trial().backend();
        List<Stacks> found = new ArrayList<>();
        Map<String, List<Integer>> why = new LinkedHashMap<>();
        for (Completed trial : trials) {
            Path stacks = directory.trialFile(trial.trial(), "." + process + ".collapsed");
            String reason = reason(trial, process, stacks);
            if (reason.isEmpty()) {
                found.add(new Stacks(Files.readString(stacks)));
            } else {
                why.computeIfAbsent(reason, none -> new ArrayList<>())
                        .add(trial.trial().round());
            }
        }
        why.forEach((reason, rounds) -> missing.add("%s, %s: not profiled%s: %s"
                .formatted(backend, process, found.isEmpty() && why.size() == 1 ? "" : in(rounds), reason)));
        if (!found.isEmpty()) {
            Stacks all = Stacks.merged(found);
            long samples = all.samples();
            Graph untitled = new Graph(backend, process, found.size(), samples, new FlameGraphPage("", 0));
            graphs.add(new Graph(backend, process, found.size(), samples, FlameGraphPage.of(untitled.title(), all)));
        }
    }

    private static String reason(Completed trial, String process, Path stacks) {
        return trial.profiles().stream()
                .filter(profile -> profile.process().equals(process))
                .findFirst()
                .map(Profile::missing)
                .map(why -> why.isEmpty() && !Files.isRegularFile(stacks)
                        ? "trials/" + stacks.getFileName() + " is not there any more"
                        : why)
                .orElse("nothing was recorded");
    }

    private static String in(List<Integer> rounds) {
        return (rounds.size() == 1 ? " in round " : " in rounds ")
                + rounds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
