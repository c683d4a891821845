package io.echobench.dialogue;

import io.echobench.load.Dialogue;
import io.echobench.load.Move;
import io.echobench.load.Opening;
import io.echobench.load.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Runs one session of a flow. One thread. */
final class Interpreter implements Dialogue {

    /** Where it is in one list of steps; the lists of loops lie on top of those they stand in. */
    private static final class Frame {

        private final List<Act> acts;
        private final Rounds rounds;
        private int next;

        Frame(List<Act> acts, Rounds rounds) {
            this.acts = acts;
            this.rounds = rounds;
        }
    }

    private final Scope scope;
    private final Opening opening;
    private final boolean waits;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Deque<Long> unheard = new ArrayDeque<>();
    private List<Check> pending = List.of();
    private boolean awaiting;
    private long sent;
    private String failure = "";

    Interpreter(Scope scope, Opening opening, List<Act> acts) {
        this.scope = scope;
        this.opening = opening;
        waits = waits(acts);
        frames.push(new Frame(acts, Rounds.ONCE));
    }

    private static boolean waits(List<Act> acts) {
        return acts.stream()
                .anyMatch(act -> act instanceof Act.Wait || (act instanceof Act.Loop loop && waits(loop.acts())));
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public Move next() {
        if (!failure.isEmpty()) {
            return new Move.Fail(failure);
        }
        if (!pending.isEmpty() && !awaiting) {
            awaiting = true;
            return new Move.Await(sent - 1);
        }
        while (!frames.isEmpty()) {
            Frame frame = frames.element();
            if (frame.next < frame.acts.size()) {
                Optional<Move> move = perform(frame.acts.get(frame.next++));
                if (move.isPresent()) {
                    return move.get();
                }
            } else if (frame.rounds.next(scope)) {
                frame.next = 0;
            } else {
                frames.remove();
                frames.stream().findFirst().ifPresent(outer -> outer.rounds.show(scope));
            }
        }
        return new Move.End();
    }

    /** What a step comes to; empty where only where it is has changed. */
    private Optional<Move> perform(Act act) {
        return switch (act) {
            case Act.Send send -> Optional.of(send(send));
            case Act.Wait wait -> Optional.of(await(wait));
            case Act.Think think -> Optional.of(new Move.Think(Thinking.nanos(think, scope)));
            case Act.Log log -> Optional.of(new Move.Log(log.line().value(scope).text()));
            case Act.Loop loop -> {
                Rounds rounds = Rounds.of(loop, scope);
                if (rounds.next(scope)) {
                    frames.push(new Frame(loop.acts(), rounds));
                }
                yield Optional.empty();
            }
        };
    }

    private Move send(Act.Send send) {
        Payload payload;
        try {
            payload = send.content().payload(scope);
        } catch (IllegalArgumentException e) {
            failure = "what a step sends is not of its encoding: " + e.getMessage();
            return new Move.Fail(failure);
        }
        long message = sent++;
        pending = send.checks();
        awaiting = false;
        if (pending.isEmpty() && waits) {
            unheard.add(message);
        }
        return new Move.Send(payload, waits || !pending.isEmpty());
    }

    private Move await(Act.Wait wait) {
        Long oldest = unheard.poll();
        if (oldest == null) {
            failure = "a wait has nothing to wait for: every message was answered to another step";
            return new Move.Fail(failure);
        }
        pending = wait.checks();
        awaiting = true;
        return new Move.Await(oldest);
    }

    @Override
    public void answered(boolean binary, byte[] message) {
        awaiting = false;
        List<Check> checks = pending;
        pending = List.of();
        String answer = new String(message, StandardCharsets.UTF_8);
        for (Check check : checks) {
            Optional<String> problem = Checks.problem(check, answer, scope);
            if (problem.isPresent() && check.strict()) {
                failure = problem.get();
                return;
            }
        }
    }
}
