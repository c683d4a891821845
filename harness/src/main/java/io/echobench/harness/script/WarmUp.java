package io.echobench.harness.script;

import io.echobench.load.Arrivals;
import io.echobench.load.Conversation;
import io.echobench.load.Course;
import io.echobench.load.Dialogue;
import io.echobench.load.Flow;
import io.echobench.load.Move;
import io.echobench.load.Opening;
import io.echobench.load.Payload;
import io.echobench.load.Phase;
import io.echobench.load.SessionRules;
import io.echobench.load.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What runs before the first measured phase. A JVM is warm after work, not after seconds, so that the warm-up is counted in messages, and
 * bounded in time for the sake of slow servers. It comes in passes with new connections each, so that opening and closing are known to the
 * compilers, too, and do not throw away compiled code between two measured phases. Then comes {@link Settling}. A script with a ladder loads
 * two servers, so both are warmed up alike.
 *
 * @param messages of closed loops, over all passes; 0 for no warm-up
 * @param connections of the closed loops
 * @param atMostNanos when the closed loops end even if messages are missing, over all passes
 * @param settleNanos of all that is measured, over all pieces; 0 for no settling
 */
record WarmUp(long messages, int connections, long atMostNanos, long settleNanos) {

    /** 300,000 messages over 64 connections within 15 s, then 3 s of settling. */
    static final WarmUp USUAL = new WarmUp(300_000, 64, TimeUnit.SECONDS.toNanos(15), TimeUnit.SECONDS.toNanos(3));

    static final WarmUp NONE = new WarmUp(0, 1, 0, 0);

    private static final Payload NO_MESSAGE = new Payload.Generated(32, false);
    private static final long SESSIONS_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long LEAST_SESSIONS_PER_SECOND = 200;

    /** Enough for the optimizing compilers, of load process and server, to be through with what a session runs once. */
    private static final long MOST_SESSIONS_PER_SECOND = 3_000;

    private static final long MESSAGES_FOR_A_SESSION_PER_SECOND = 100;

    /** A server that is slower gets as many as it can do: an arrival that finds so many open is skipped. */
    private static final SessionRules SESSION_RULES = new SessionRules(64, SessionRules.AtEnd.AWAIT_ECHOES);

    private static final int PASSES = 3;
    private static final long CLOSING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /**
     * The phases to run before those of a script.
     *
     * @param names of the script's own phases, which have the first choice
     * @param ranked of a script with a ladder
     */
    List<Phase> before(List<Phase> script, PhaseNames names, Optional<Ranked> ranked) {
        List<Phase> phases = new ArrayList<>();
        Optional<Phase> first = script.stream().filter(Phase::measured).findFirst();
        if (messages > 0 && first.isPresent()) {
            loops(typicalPayload(first.get()), names, ranked.isPresent() ? 2 : 1)
                    .forEach(phases::add);
            sessions(script).map(phase -> shortSessions(phase, names)).ifPresent(phases::addAll);
        }
        phases.addAll(Settling.of(script, ranked, settleNanos, names));
        return phases;
    }

    /** Each pass ends with a pause, for which all connections are closed. */
    private List<Phase> loops(Payload payload, PhaseNames names, int servers) {
        List<Phase> phases = new ArrayList<>();
        int passes = (int) Math.min(PASSES, messages);
        for (int pass = 0; pass < passes; pass++) {
            for (int server = 0; server < servers; server++) {
                String name = names.unique("warm-up" + ofServer(server));
                phases.add(new Phase.ClosedLoop(
                        name,
                        false,
                        atMostNanos / passes,
                        messages / passes + (pass < messages % passes ? 1 : 0),
                        connections,
                        1,
                        payload,
                        server));
            }
            phases.add(new Phase.Pause(names.unique("closing"), CLOSING_NANOS));
        }
        return phases;
    }

    static String ofServer(int server) {
        return server == 0 ? "" : " anchor";
    }

    private static Optional<Phase.Sessions> sessions(List<Phase> script) {
        return script.stream()
                .filter(Phase.Sessions.class::isInstance)
                .map(Phase.Sessions.class::cast)
                .findFirst();
    }

    /** Handshake, one echo, close: of every kind of session, and nothing of it lasts into the measurement. In passes, too, for their ends. */
    private List<Phase> shortSessions(Phase.Sessions sessions, PhaseNames names) {
        Flow flow = new Flow(
                "warm-up", 1, new Course.Fixed(opening(sessions), List.of(new Step.Send(typicalPayload(sessions)))));
        double perSecond = Math.clamp(
                messages / MESSAGES_FOR_A_SESSION_PER_SECOND, LEAST_SESSIONS_PER_SECOND, MOST_SESSIONS_PER_SECOND);
        List<Phase> phases = new ArrayList<>();
        for (int pass = 0; pass < PASSES; pass++) {
            phases.add(new Phase.Sessions(
                    names.unique("warm-up sessions"),
                    false,
                    SESSIONS_NANOS / PASSES,
                    perSecond,
                    perSecond,
                    Arrivals.UNIFORM,
                    List.of(flow),
                    SESSION_RULES));
            phases.add(new Phase.Pause(names.unique("closing"), CLOSING_NANOS));
        }
        return phases;
    }

    private static Payload typicalPayload(Phase phase) {
        return switch (phase) {
            case Phase.OpenLoop open -> open.payload();
            case Phase.ClosedLoop closed -> closed.payload();
            case Phase.Sessions sessions -> {
                Flow heaviest = sessions.flows().stream()
                        .max(Comparator.comparingDouble(Flow::weight))
                        .orElseThrow();
                yield firstSend(heaviest.course()).map(WarmUp::generated).orElse(NO_MESSAGE);
            }
            case Phase.Pause pause -> NO_MESSAGE;
        };
    }

    /** As the first flow opens its connections, where that is the same in all its sessions. */
    private static Opening opening(Phase.Sessions sessions) {
        return sessions.flows().getFirst().course() instanceof Course.Fixed fixed ? fixed.opening() : Opening.PLAIN;
    }

    private static Optional<Payload> firstSend(Course course) {
        return switch (course) {
            case Course.Fixed fixed -> firstSend(fixed.steps());
            case Conversation conversation -> {
                Dialogue dialogue = conversation.begin(1, 0);
                for (Move move = dialogue.next(); !(move instanceof Move.End); move = dialogue.next()) {
                    if (move instanceof Move.Send send) {
                        yield Optional.of(send.payload());
                    }
                    if (move instanceof Move.Fail) {
                        break;
                    }
                }
                yield Optional.empty();
            }
        };
    }

    private static Optional<Payload> firstSend(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> switch (step) {
                    case Step.Send send -> Stream.of(send.payload());
                    case Step.Loop loop -> firstSend(loop.steps()).stream();
                    case Step.Think think -> Stream.<Payload>empty();
                })
                .findFirst();
    }

    private static Payload generated(Payload payload) {
        return switch (payload) {
            case Payload.Generated generated -> generated;
            case Payload.Text text -> new Payload.Generated(text.text().getBytes(StandardCharsets.UTF_8).length, false);
            case Payload.Binary binary -> new Payload.Generated(binary.hex().length() / 2, true);
        };
    }
}
