package io.echobench.harness.stats;

import io.echobench.harness.inference.Agreement;
import io.echobench.harness.inference.Agreement.Outcome;
import io.echobench.harness.inference.Ranking;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.RunRecord.Backend;
import io.echobench.harness.result.RunRecord.TooFast;
import io.echobench.harness.result.TrialResult;
import io.echobench.load.NioProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two runs that rank, side by side. Pure, but for {@link Run#read}.
 *
 * @param differences of what they were made with, each a sentence; figures of one may then differ from the other's, and so may what is proved
 * @param primary of the metric that ranks
 * @param exploratory of each other metric that both rank by
 * @param leftOut exploratory metrics by which one of them ranks nothing, and why
 */
public record TwoRuns(
        List<String> differences, Agreement primary, List<Agreement> exploratory, Map<String, String> leftOut) {

    /** What of the environment figures depend on most. */
    private static final List<String> ENVIRONMENT =
            List.of("os", "architecture", "cpu", "cpus allowed", "physical cores", "hypervisor", "memory", "jdk");

    /**
     * One of them.
     *
     * @param trials that it is made of
     * @param histograms beside them
     */
    public record Run(RunRecord record, RankedSummary ranked, List<TrialResult> trials, Histograms histograms) {

        /** Copies the list. */
        public Run {
            trials = List.copyOf(trials);
        }

        /**
         * Reads one from its files; empty where its script ranks nothing.
         *
         * @throws IOException when it cannot be read
         */
        public static Optional<Run> read(RunDirectory directory) throws IOException {
            RunRecord run = directory.run();
            List<TrialResult> trials = directory.trials();
            return of(run, trials, HistogramLogs.read(directory, CountedTrials.of(run, trials)));
        }

        private static Optional<Run> of(RunRecord run, List<TrialResult> trials, Histograms logs) {
            return Summarizer.summarize(run, trials, logs).ranked().map(ranked -> new Run(run, ranked, trials, logs));
        }

        private List<Double> rates() {
            return ranked.ladder().primaryRates();
        }

        /** The same trials, ranked by some of its rates alone. */
        private Run by(List<Double> some) {
            List<TooFast> others = rates().stream()
                    .filter(rate -> !some.contains(rate))
                    .map(rate -> new TooFast(rate, "the other run does not rank by it"))
                    .toList();
            return record.ranked()
                    .flatMap(how -> of(record.withRanked(how.without(others)), trials, histograms))
                    .orElse(this);
        }
    }

    /** Both by the rates that both rank by: one machine may have been too slow for what ranks on the other. */
    private record Alike(Run one, Run other) {

        static Alike of(Run one, Run other) {
            List<Double> common =
                    one.rates().stream().filter(other.rates()::contains).toList();
            return common.isEmpty() || one.rates().equals(other.rates())
                    ? new Alike(one, other)
                    : new Alike(one.by(common), other.by(common));
        }
    }

    /** Why they cannot be compared; empty where they can. */
    public static Optional<String> obstacle(Run first, Run second) {
        if (!first.record().script().sha256().equals(second.record().script().sha256())) {
            return Optional.of("their scripts are not the same");
        }
        Alike alike = Alike.of(first, second);
        Run one = alike.one();
        Run other = alike.other();
        String metric = primary(one).metric().id();
        if (!metric.equals(primary(other).metric().id())) {
            return Optional.of("one ranks by " + metric + " and the other by "
                    + primary(other).metric().id());
        }
        return whyNot("the first", primary(one)).or(() -> whyNot("the second", primary(other)));
    }

    /**
     * Of two runs without an {@link #obstacle}; where they do not rank by the same rates, by those that both rank by. What is exploratory is
     * taken as each run has it.
     */
    public static TwoRuns of(Run first, Run second) {
        Alike alike = Alike.of(first, second);
        List<Agreement> exploratory = new ArrayList<>();
        Map<String, String> leftOut = new LinkedHashMap<>();
        for (RankingSection section : first.ranked().exploratory()) {
            for (RankingSection same : second.ranked().exploratory()) {
                if (same.ranking().metric().equals(section.ranking().metric())) {
                    whyNot("the first", section.ranking())
                            .or(() -> whyNot("the second", same.ranking()))
                            .ifPresentOrElse(
                                    why -> leftOut.put(
                                            section.ranking().metric().id(), why),
                                    () -> exploratory.add(Agreement.of(section.ranking(), same.ranking())));
                }
            }
        }
        return new TwoRuns(
                differences(facts(first.record()), facts(second.record())),
                Agreement.of(primary(alike.one()), primary(alike.other())),
                List.copyOf(exploratory),
                leftOut);
    }

    /** The primary one first. */
    public List<Agreement> all() {
        List<Agreement> all = new ArrayList<>(List.of(primary));
        all.addAll(exploratory);
        return all;
    }

    /** Whether one of them proves what the other proves wrong, by any metric. */
    public boolean contradict() {
        return all().stream()
                .anyMatch(agreement -> !agreement.of(Outcome.CONTRADICTED).isEmpty());
    }

    private static Ranking primary(Run run) {
        return run.ranked().primary().ranking();
    }

    private static Optional<String> whyNot(String which, Ranking ranking) {
        return ranking.line().isPresent()
                ? Optional.empty()
                : Optional.of(which + " ranks nothing by " + ranking.metric().id() + ": "
                        + String.join("; ", ranking.whyNot()));
    }

    private static Map<String, String> facts(RunRecord run) {
        Map<String, String> facts = new LinkedHashMap<>();
        ENVIRONMENT.forEach(name -> facts.put(name, run.environment().getOrDefault(name, "")));
        facts.put("JDK of servers and load process", run.settings().jdk());
        facts.put("server CPUs", run.settings().serverCpus());
        facts.put("client CPUs", run.settings().clientCpus());
        facts.put("client", run.settings().client().orElse(NioProvider.ID));
        facts.put("polling", run.settings().polling());
        facts.put("scheduling weight", run.settings().priority());
        facts.put("flags of JVM servers", String.join(" ", run.settings().serverJvmFlags()));
        facts.put("flags of the load process", String.join(" ", run.settings().clientJvmFlags()));
        run.ranked().ifPresent(how -> facts.put("ranks at", LadderMetrics.messagesASecond(how.primaryRates())));
        facts.put("profiler", run.settings().profiler().orElse(""));
        facts.put("echobench", run.echobench());
        run.backends().forEach(backend -> facts.put(backend.id(), software(backend)));
        return facts;
    }

    private static String software(Backend backend) {
        return backend.software() + " " + backend.transport();
    }

    private static List<String> differences(Map<String, String> one, Map<String, String> other) {
        Map<String, String> names = new LinkedHashMap<>(one);
        names.putAll(other);
        return names.keySet().stream()
                .filter(name -> !one.getOrDefault(name, "").equals(other.getOrDefault(name, "")))
                .map(name ->
                        name + ": " + shown(one.getOrDefault(name, "")) + " and " + shown(other.getOrDefault(name, "")))
                .toList();
    }

    private static String shown(String fact) {
        return fact.isBlank() ? "nothing" : fact.strip();
    }
}
