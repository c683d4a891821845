package io.echobench.harness.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a script lets sessions arrive: {@code config.phases} alone, so that it can be read of any script of Artillery, whatever its
 * sessions do and whatever engine runs them.
 *
 * @param stretches end to end, in order
 * @param engines of its scenarios; {@code http} where a scenario names none, as Artillery takes it
 */
public record PlannedArrivals(List<Stretch> stretches, Set<String> engines) {

    /**
     * A phase.
     *
     * @param name empty where it has none
     * @param fromPerSecond sessions a second when it begins; 0 at both ends is a pause
     */
    public record Stretch(String name, double seconds, double fromPerSecond, double toPerSecond) {

        /** The integral of the rate over its first seconds; over all of it when it is shorter. */
        double sessionsWithin(double first) {
            double within = Math.max(0, Math.min(first, seconds));
            double reached = seconds == 0 ? toPerSecond : (toPerSecond - fromPerSecond) * within / seconds;
            return (fromPerSecond + reached / 2) * within;
        }
    }

    /** Copies both. */
    public PlannedArrivals {
        stretches = List.copyOf(stretches);
        engines = Set.copyOf(engines);
    }

    /** How many sessions are due in all. */
    public double sessions() {
        return sessionsUntil(Double.MAX_VALUE);
    }

    /** How many are due in the first seconds. */
    public double sessionsUntil(double seconds) {
        double due = 0;
        double begins = 0;
        for (Stretch stretch : stretches) {
            due += stretch.sessionsWithin(seconds - begins);
            begins += stretch.seconds();
        }
        return due;
    }

    /** How long the phases last. */
    public double seconds() {
        return stretches.stream().mapToDouble(Stretch::seconds).sum();
    }

    /**
     * Of a script.
     *
     * @param file as it was named
     * @param text JSON or YAML
     */
    public static PlannedArrivals ofScript(String file, String text) throws ScriptException {
        Node root = NodeReader.read(file, text);
        Optional<Node> phases = value(root, "config").flatMap(config -> value(config, "phases"));
        if (phases.isEmpty()) {
            throw new ScriptException(root.at(), "there are no config.phases, which say when sessions arrive");
        }
        return new PlannedArrivals(stretches(phases.get()), engines(root));
    }

    /** Of the script that comes with echobench under a name of {@link ShippedScripts#names()}. */
    public static PlannedArrivals ofShipped(String name) throws ScriptException {
        return ofScript(ShippedScripts.file(name), ShippedScripts.text(name));
    }

    /** Of a list of phases as JSON: the value of {@code config.phases}. */
    public static PlannedArrivals ofPhases(String file, String json) throws ScriptException {
        return new PlannedArrivals(stretches(NodeReader.read(file, json)), Set.of());
    }

    private static List<Stretch> stretches(Node node) throws ScriptException {
        if (!(node instanceof Node.Sequence sequence)) {
            throw new ScriptException(node.at(), "phases must be a list of phases, but this is " + node.described());
        }
        List<Stretch> stretches = new ArrayList<>();
        for (Node item : sequence.items()) {
            stretches.add(stretch(item));
        }
        return stretches;
    }

    private static Stretch stretch(Node phase) throws ScriptException {
        String name = value(phase, "name")
                .filter(Node.Text.class::isInstance)
                .map(node -> ((Node.Text) node).text())
                .orElse("");
        Optional<Node> pause = value(phase, "pause");
        if (pause.isPresent()) {
            return new Stretch(name, seconds(pause.get(), "pause"), 0, 0);
        }
        Node duration = value(phase, "duration")
                .orElseThrow(() -> new ScriptException(phase.at(), "a phase needs \"duration\" or \"pause\""));
        double seconds = seconds(duration, "duration");
        Optional<Node> count = value(phase, "arrivalCount");
        if (count.isPresent()) {
            double rate = rate(count.get(), "arrivalCount") / Math.max(seconds, 1e-3);
            return new Stretch(name, seconds, rate, rate);
        }
        Optional<Node> arrivalRate = value(phase, "arrivalRate");
        double from = arrivalRate.isPresent() ? rate(arrivalRate.get(), "arrivalRate") : 0;
        Optional<Node> rampTo = value(phase, "rampTo");
        return new Stretch(name, seconds, from, rampTo.isPresent() ? rate(rampTo.get(), "rampTo") : from);
    }

    private static double seconds(Node node, String key) throws ScriptException {
        return Durations.nanos(node, key, 0, Durations.MAX_NANOS) / 1e9;
    }

    private static double rate(Node node, String key) throws ScriptException {
        return Scalars.decimal(node, key, 0, SessionPhases.MAX_RATE);
    }

    private static Set<String> engines(Node root) {
        Set<String> engines = new LinkedHashSet<>();
        if (value(root, "scenarios").orElse(root) instanceof Node.Sequence scenarios) {
            for (Node scenario : scenarios.items()) {
                engines.add(value(scenario, "engine")
                        .filter(Node.Text.class::isInstance)
                        .map(node -> ((Node.Text) node).text())
                        .orElse("http"));
            }
        }
        return engines;
    }

    private static Optional<Node> value(Node node, String key) {
        return node instanceof Node.Mapping mapping ? mapping.value(key) : Optional.empty();
    }
}
