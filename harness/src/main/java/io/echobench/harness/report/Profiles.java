package io.echobench.harness.report;

import io.echobench.harness.profile.FlameGraphPage;
import io.echobench.harness.profile.RecordingFiles;
import io.echobench.harness.profile.Stacks;
import io.echobench.harness.result.Profile;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.result.TrialResult.Completed;
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
     * @param file within the run's folder: {@code profiles/netty.server.html}
     * @param title {@code netty, server: 1,234 samples of 2 trials}
     */
    record Graph(String file, String title, FlameGraphPage page) {

        static Graph of(String backend, String process, List<Stacks> trials) {
            Stacks all = Stacks.merged(trials);
            String title = "%s, %s: %s samples of %s"
                    .formatted(
                            backend,
                            process,
                            Numbers.count(all.samples()),
                            trials.size() == 1 ? "1 trial" : trials.size() + " trials");
            return new Graph("profiles/" + backend + "." + process + ".html", title, FlameGraphPage.of(title, all));
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
            Path stacks = RecordingFiles.of(directory.trialFile(trial.trial(), ""), process)
                    .stacks();
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
            graphs.add(Graph.of(backend, process, found));
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
