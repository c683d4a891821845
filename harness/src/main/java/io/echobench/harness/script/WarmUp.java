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
import io.echobench.load.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What runs before the first measured phase. A JVM is warm after work, not after seconds, so that the warm-up is counted in
 * messages, and bounded in time for the sake of slow servers. Then comes settling: the first measured rate, unmeasured. A script with a
 * ladder loads two servers, so both are warmed up alike, and settle at the lowest and at the highest of the rates that rank.
 *
 * @param messages of a closed loop; 0 for no warm-up
 * @param connections of the closed loop
 * @param atMostNanos when the closed loop ends even if messages are missing
 * @param settleNanos of the first measured rate; 0 for no settling
 */
record WarmUp(long messages, int connections, long atMostNanos, long settleNanos) {

    /** 300,000 messages over 64 connections within 15 s, then 3 s of settling. */
    static final WarmUp USUAL = new WarmUp(300_000, 64, TimeUnit.SECONDS.toNanos(15), TimeUnit.SECONDS.toNanos(3));

    static final WarmUp NONE = new WarmUp(0, 1, 0, 0);

    private static final Payload NO_MESSAGE = new Payload.Generated(32, false);
    private static final long SESSIONS_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final double SESSIONS_PER_SECOND = 200;
    private static final long PIECE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /**
     * The phases to run before those of a script.
     *
     * @param names of the script's own phases, which have the first choice
     * @param ranked of a script with a ladder
     */
    List<Phase> before(List<Phase> script, PhaseNames names, Optional<Ranked> ranked) {
        List<Phase> phases = new ArrayList<>();
        List<Integer> servers = ranked.isPresent() ? List.of(0, 1) : List.of(0);
        Optional<Phase> first = script.stream().filter(Phase::measured).findFirst();
        if (messages > 0 && first.isPresent()) {
            Payload payload = typicalPayload(first.get());
            for (int server : servers) {
                String name = names.unique("warm-up" + ofServer(server));
                phases.add(new Phase.ClosedLoop(name, false, atMostNanos, messages, connections, 1, payload, server));
            }
            sessions(script).map(phase -> shortSessions(phase, names)).ifPresent(phases::add);
        }
        for (int server : servers) {
            List<Phase> rates = settlingRates(script, ranked, server);
            rates.forEach(
                    open -> settle(open, settleNanos / rates.size(), names, "settling" + ofServer(server), phases));
        }
        return phases;
    }

    private static String ofServer(int server) {
        return server == 0 ? "" : " anchor";
    }

    /** The first phase that has a rate; of a ladder the lowest and the highest rung that rank, which share the time. */
    private static List<Phase> settlingRates(List<Phase> script, Optional<Ranked> ranked, int server) {
        if (ranked.isEmpty()) {
            return script.stream().filter(WarmUp::hasRate).limit(1).toList();
        }
        List<Double> rates = ranked.get().primaryRates();
        return Stream.of(rates.getFirst(), rates.getLast())
                .distinct()
                .flatMap(rate -> script.stream()
                        .filter(phase -> isRung(phase, rate, server))
                        .limit(1))
                .toList();
    }

    private static boolean isRung(Phase phase, double rate, int server) {
        return phase instanceof Phase.OpenLoop open && open.perSecond() == rate && open.server() == server;
    }

    /**
     * Steady connections settle in several short phases: what a load loop does when a phase ends and the next begins must have
     * been compiled before it is measured, too.
     */
    private static void settle(Phase open, long nanos, PhaseNames names, String name, List<Phase> phases) {
        long pieceNanos = open instanceof Phase.OpenLoop ? PIECE_NANOS : nanos;
        for (long left = nanos; left > 0; left -= pieceNanos) {
            phases.add(settling(open, Math.min(left, pieceNanos), names.unique(name)));
        }
    }

    private static Optional<Phase.Sessions> sessions(List<Phase> script) {
        return script.stream()
                .filter(Phase.Sessions.class::isInstance)
                .map(Phase.Sessions.class::cast)
                .findFirst();
    }

    /** Handshake, one echo, close: of every kind of session, and nothing of it lasts into the measurement. */
    private static Phase shortSessions(Phase.Sessions sessions, PhaseNames names) {
        Flow flow = new Flow(
                "warm-up", 1, new Course.Fixed(opening(sessions), List.of(new Step.Send(typicalPayload(sessions)))));
        String name = names.unique("warm-up sessions");
        return new Phase.Sessions(
                name, false, SESSIONS_NANOS, SESSIONS_PER_SECOND, SESSIONS_PER_SECOND, Arrivals.UNIFORM, List.of(flow));
    }

    private static boolean hasRate(Phase phase) {
        return phase instanceof Phase.OpenLoop || (phase instanceof Phase.Sessions ramp && ramp.fromPerSecond() > 0);
    }

    /** The beginning of an open phase, unmeasured. */
    private static Phase settling(Phase phase, long nanos, String name) {
        return switch (phase) {
            case Phase.Sessions open -> {
                double rate = open.fromPerSecond();
                yield new Phase.Sessions(name, false, nanos, rate, rate, open.arrivals(), open.flows(), open.rules());
            }
            case Phase.OpenLoop open ->
                new Phase.OpenLoop(
                        name,
                        false,
                        nanos,
                        open.perSecond(),
                        open.arrivals(),
                        open.connections(),
                        open.payload(),
                        open.server());
            case Phase.ClosedLoop closed -> new Phase.Pause(name, nanos);
            case Phase.Pause pause -> new Phase.Pause(name, nanos);
        };
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
