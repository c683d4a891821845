package io.echobench.harness.script;

import io.echobench.api.ServerConfig;
import io.echobench.load.Arrivals;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code config.x-echobench.phases}: messages over connections that stay open. */
final class SteadyPhases {

    static final long MOST_CONNECTIONS = 100_000;

    private static final long LEAST_NANOS = 1_000_000;
    /** What servers are told to take. */
    static final int MOST_BYTES = ServerConfig.DEFAULT_MAX_MESSAGE_BYTES;

    private static final long MOST_IN_FLIGHT = 100_000;
    private static final long MOST_BYTES_IN_FLIGHT = 1L << 30;
    private static final long MOST_MESSAGES = 1_000_000_000;
    static final Vocabulary PHASE = Vocabulary.of(
                    "a phase of x-echobench",
                    "mode",
                    "name",
                    "duration",
                    "rate",
                    "arrivals",
                    "inFlight",
                    "messages",
                    "connections",
                    "bytes",
                    "payload",
                    "rates",
                    "slice",
                    "pause")
            .unsupported("write \"rate\", in messages a second", "arrivalRate");

    private final Arrivals arrivals;
    private final PhaseNames names;
    private final Notes notes;
    private Optional<Ladder> ladder = Optional.empty();

    /**
     * What holds for all phases.
     *
     * @param arrivals of an open loop that does not say
     */
    SteadyPhases(Arrivals arrivals, PhaseNames names, Notes notes) {
        this.arrivals = arrivals;
        this.names = names;
        this.notes = notes;
    }

    List<Phase> read(Node node) throws ScriptException {
        if (!(node instanceof Node.Sequence sequence)) {
            throw new ScriptException(node.at(), "phases must be a list of phases, but this is " + node.described());
        }
        List<Phase> phases = new ArrayList<>();
        for (Node item : sequence.items()) {
            phases.addAll(phases(PHASE.fields(item, notes)));
        }
        return phases;
    }

    /** The ladder among the phases that were read. */
    Optional<Ladder> ladder() {
        return ladder;
    }

    private List<? extends Phase> phases(Fields phase) throws ScriptException {
        if (phase.has("pause")) {
            return List.of(SessionPhases.pause(phase, names));
        }
        String mode = Scalars.word(phase.required("mode"), "mode", List.of("open", "closed", "ladder"));
        if (mode.equals("ladder")) {
            return ladder(phase).phases();
        }
        phase.refuse("rates", "belongs to a ladder; an open loop has a \"rate\"");
        phase.refuse("slice", "belongs to a ladder; a loop has a \"duration\"");
        return List.of(mode.equals("open") ? openLoop(phase) : closedLoop(phase));
    }

    private Ladder ladder(Fields phase) throws ScriptException {
        phase.refuse("rate", "belongs to an open loop; a ladder has \"rates\"");
        phase.refuse("duration", "belongs to a loop; a ladder has a \"slice\"");
        phase.refuse("arrivals", "belongs to an open loop; those of a ladder are uniform");
        phase.refuse("inFlight", "belongs to a closed loop; a ladder never waits for an echo");
        phase.refuse("messages", "belongs to a closed loop; a ladder sends rate x slice messages");
        if (ladder.isPresent()) {
            throw new ScriptException(
                    phase.at(),
                    "a script has one ladder, and there is one on line %s; give that one all the rates"
                            .formatted(ladder.get().at().line()));
        }
        Ladder read = Ladder.read(phase, names, connections(phase), payload(phase));
        ladder = Optional.of(read);
        return read;
    }

    private Phase openLoop(Fields phase) throws ScriptException {
        phase.refuse("inFlight", "belongs to a closed loop; an open loop never waits for an echo");
        phase.refuse("messages", "belongs to a closed loop; an open loop sends rate x duration messages");
        return new Phase.OpenLoop(
                names.of(phase),
                true,
                duration(phase),
                Scalars.decimal(phase.required("rate"), "rate", 0.001, SessionPhases.MAX_RATE),
                phase.read("arrivals", ArrivalsWord::read).orElse(arrivals),
                connections(phase),
                payload(phase));
    }

    private Phase closedLoop(Fields phase) throws ScriptException {
        phase.refuse("rate", "belongs to an open loop; a closed loop sends when an echo has come");
        phase.refuse("arrivals", "belongs to an open loop; a closed loop sends when an echo has come");
        Phase.ClosedLoop loop = new Phase.ClosedLoop(
                names.of(phase),
                true,
                duration(phase),
                whole(phase, "messages", 1, MOST_MESSAGES, 0),
                connections(phase),
                (int) whole(phase, "inFlight", 1, MOST_IN_FLIGHT, 1),
                payload(phase));
        checkMemory(phase, loop);
        return loop;
    }

    private static void checkMemory(Fields phase, Phase.ClosedLoop loop) throws ScriptException {
        long bytes = payload(phase).bytes();
        double inFlight = (double) loop.connections() * loop.inFlight() * Math.max(1, bytes);
        if (inFlight > MOST_BYTES_IN_FLIGHT) {
            throw new ScriptException(
                    phase.at(),
                    "connections x inFlight x bytes is %s; at most %s bytes may be under way"
                            .formatted(Scalars.shown(inFlight), Scalars.shown(MOST_BYTES_IN_FLIGHT)));
        }
    }

    private static long duration(Fields phase) throws ScriptException {
        return Durations.nanos(phase.required("duration"), "duration", LEAST_NANOS, Durations.MAX_NANOS);
    }

    private static int connections(Fields phase) throws ScriptException {
        return (int) whole(phase, "connections", 1, MOST_CONNECTIONS, 64);
    }

    private static Payload.Generated payload(Fields phase) throws ScriptException {
        String kind = phase.read("payload", (value, key) -> Scalars.word(value, key, List.of("text", "binary")))
                .orElse("text");
        return new Payload.Generated((int) whole(phase, "bytes", 0, MOST_BYTES, 32), kind.equals("binary"));
    }

    private static long whole(Fields phase, String key, long least, long most, long usual) throws ScriptException {
        return phase.read(key, (value, name) -> Scalars.whole(value, name, least, most))
                .orElse(usual);
    }
}
