package io.echobench.harness.script;

import io.echobench.dialogue.Act;
import io.echobench.dialogue.OpeningTemplate;
import io.echobench.load.Arrivals;
import io.echobench.load.Flow;
import io.echobench.load.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads a load script: Artillery's JSON or YAML with our {@code config.x-echobench}; {@code docs/SCRIPTS.md} lists every key.
 * Whatever is wrong ends in a {@link ScriptException} with line and column; nothing else is thrown, whatever the text.
 */
public final class LoadScriptReader {

    /** Messages, and sessions, of a script. */
    static final double MOST = 1e9;

    private static final String NO_JAVASCRIPT = "JavaScript is not run, so remove it and write the steps out";
    private static final String NOT_OURS = "it does not concern WebSocket sessions";
    static final Vocabulary SCRIPT = Vocabulary.of("the script", "config", "scenarios")
            .unsupported("each trial has a fresh server, so remove it", "before", "after");
    static final Vocabulary CONFIG = Vocabulary.of(
                    "config",
                    "target",
                    "phases",
                    "mode",
                    "variables",
                    "payload",
                    "defaults",
                    "ws",
                    "ensure",
                    "plugins",
                    "environments",
                    "x-echobench")
            .unsupported(NO_JAVASCRIPT, "processor")
            .ignored("only ws:// is measured", "tls")
            .ignored("an echo may take 5 s, whatever the script", "timeout")
            .ignored(NOT_OURS, "http", "socketio", "engines", "statsInterval", "bundling", "includeFiles");
    static final Vocabulary DEFAULTS = Vocabulary.of("defaults", "think").ignored(NOT_OURS, "headers", "strictCapture");
    static final Vocabulary DEFAULT_THINK = Vocabulary.of("defaults.think", "jitter");

    private final String script;
    private final ScriptSurroundings surroundings;
    private final Notes notes = new Notes();
    private final PhaseNames names = new PhaseNames();

    private LoadScriptReader(String script, ScriptSurroundings surroundings) {
        this.script = script;
        this.surroundings = surroundings;
    }

    /**
     * Reads a script.
     *
     * @param script the file as it was named: it opens every message, and its ending tells JSON from YAML
     * @param text the file's content
     */
    public static LoadScript read(String script, String text) throws ScriptException {
        return read(script, text, ScriptSurroundings.NONE);
    }

    /** Reads a script that refers to what is around it. */
    public static LoadScript read(String script, String text, ScriptSurroundings surroundings) throws ScriptException {
        return new LoadScriptReader(script, surroundings).read(text);
    }

    private LoadScript read(String text) throws ScriptException {
        Fields root = SCRIPT.fields(NodeReader.read(script, text), notes);
        Fields config = config(root.required("config"));
        Optional<String> target = config.read("target", Scalars::text);
        Extension extension = config.read("x-echobench", (node, key) -> Extension.read(node, notes))
                .orElse(Extension.ABSENT);
        List<Flow> flows = flows(root, config, extension);
        List<Assertion> assertions = new EnsureReader(notes).read(config);

        List<Phase> own = new ArrayList<>(sessionPhases(root, config, extension, flows));
        SteadyPhases steady = new SteadyPhases(extension.arrivals().orElse(Arrivals.POISSON), names, notes);
        if (extension.phases().isPresent()) {
            own.addAll(steady.read(extension.phases().get()));
        }
        Optional<Ranked> ranked = Ranking.of(extension.ranking(), steady.ladder());
        Node place = config.value("phases").or(extension::phases).orElse(config.mapping());
        checkLength(own, place);
        checkCounts(own, place, "the phases ask");
        List<Phase> phases = new ArrayList<>(extension.warmUp().before(own, names, ranked));
        phases.addAll(own);
        checkCounts(phases, place, "the phases and their warm-up ask");
        return new LoadScript(
                nameOf(script),
                text,
                target,
                phases,
                extension
                        .rounds()
                        .map(rounds -> OptionalInt.of(rounds.intValue()))
                        .orElse(OptionalInt.empty()),
                extension.seed().map(OptionalLong::of).orElse(OptionalLong.empty()),
                assertions,
                ranked,
                notes.all());
    }

    /** With the environment that was asked for laid over it; the others are checked as well. */
    private Fields config(Node node) throws ScriptException {
        if (!(node instanceof Node.Mapping config)) {
            return CONFIG.fields(node, notes);
        }
        if (config.value("environments").orElse(config) instanceof Node.Mapping all
                && config.value("environments").isPresent()) {
            for (Node.Entry environment : all.entries().values()) {
                CONFIG.fields(environment.value(), new Notes());
            }
        }
        return CONFIG.fields(Environments.chosen(config, surroundings.environment()), notes);
    }

    private List<Flow> flows(Fields root, Fields config, Extension extension) throws ScriptException {
        Optional<Node> scenarios = root.value("scenarios");
        SessionVariables variables = new SessionVariables(surroundings, notes).read(config, scenarios);
        Templates templates = new Templates(variables.names());
        Act.Jitter jitter = config.read("defaults", (node, key) -> defaultJitter(DEFAULTS.fields(node, notes)))
                .orElse(new Act.Jitter.Nanos(0));
        Openings openings = new Openings(templates, notes);
        OpeningTemplate opening = openings.ofConfig(config.value("ws"));
        Steps steps = new Steps(templates, extension.binary(), jitter, notes);
        return scenarios.isEmpty()
                ? List.of()
                : new Scenarios(variables.variables(), steps, openings, opening, notes).read(scenarios.get());
    }

    private Act.Jitter defaultJitter(Fields defaults) throws ScriptException {
        Optional<Node> think = defaults.value("think");
        return think.isEmpty()
                ? new Act.Jitter.Nanos(0)
                : DEFAULT_THINK
                        .fields(think.get(), notes)
                        .read("jitter", (node, key) -> Thinks.jitter(node))
                        .orElse(new Act.Jitter.Nanos(0));
    }

    private List<Phase> sessionPhases(Fields root, Fields config, Extension extension, List<Flow> flows)
            throws ScriptException {
        Optional<Arrivals> mode = config.read("mode", ArrivalsWord::read);
        Optional<Node> phases = config.value("phases");
        if (phases.isEmpty()) {
            root.value("scenarios").ifPresent(node -> notes.add(node.at(), "no config.phases run these scenarios"));
            return List.of();
        }
        Arrivals arrivals = extension.arrivals().or(() -> mode).orElse(Arrivals.UNIFORM);
        List<Phase> read = new SessionPhases(flows, arrivals, extension.atEnd(), names, notes).read(phases.get());
        if (flows.isEmpty()) {
            throw new ScriptException(root.at(), "config.phases needs \"scenarios\": what the sessions do");
        }
        return read;
    }

    private static void checkLength(List<Phase> phases, Node node) throws ScriptException {
        if (phases.stream().noneMatch(Phase::measured)) {
            throw new ScriptException(
                    node.at(), "no phase measures anything; give config.phases or config.x-echobench.phases one");
        }
        Timetable timetable = Timetable.of(phases);
        if (timetable.totalNanos() > Durations.MAX_NANOS) {
            throw new ScriptException(
                    node.at(),
                    "the phases last %s; a script may last at most 24 h"
                            .formatted(Durations.shown(timetable.totalNanos())));
        }
    }

    private static void checkCounts(List<Phase> phases, Node node, String who) throws ScriptException {
        Timetable timetable = Timetable.of(phases);
        checkCount(node, timetable.messages(), who, "messages");
        checkCount(node, timetable.sessions(), who, "sessions");
    }

    private static void checkCount(Node node, double count, String who, String what) throws ScriptException {
        if (count > MOST) {
            throw new ScriptException(
                    node.at(),
                    "%s for %s %s; a script may ask for at most %s"
                            .formatted(who, Scalars.shown(count), what, Scalars.shown(MOST)));
        }
    }

    private static String nameOf(String script) {
        String file = script.substring(Math.max(script.lastIndexOf('/'), script.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
