package io.echobench.tck;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Event;
import io.echobench.tck.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plays the script of one case against a server. One thread, one use. */
final class CaseRunner implements AutoCloseable {

    private static final int EVENTS_TOLD = 6;

    private final Target target;
    private final List<String> came = new ArrayList<>();
    private final List<Bytes> unanswered = new ArrayList<>();
    private Verdict verdict = Verdict.OK;
    private String why = "";
    private @Nullable Dialogue dialogue;

    private CaseRunner(Target target) {
        this.target = target;
    }

    static CaseResult run(Target target, ConformanceCase conformanceCase) {
        long startNanos = System.nanoTime();
        try (CaseRunner runner = new CaseRunner(target)) {
            runner.play(conformanceCase.script());
            Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
            return new CaseResult(conformanceCase, runner.verdict, runner.told(), runner.why, took);
        }
    }

    private void play(List<Step> script) {
        try {
            for (Step step : script) {
                judge(outcome(step));
                if (verdict.compareTo(Verdict.UNIMPLEMENTED) >= 0) {
                    return;
                }
            }
            nothingElse();
        } catch (IOException e) {
            judge(Outcome.failed(String.valueOf(e.getMessage()), "there is no connection"));
        }
    }

    private String told() {
        int over = came.size() - EVENTS_TOLD;
        return over <= 0
                ? String.join("; ", came)
                : "... (" + over + " events); " + String.join("; ", came.subList(over, came.size()));
    }

    private void judge(Outcome outcome) {
        if (!outcome.came().isEmpty()) {
            came.add(outcome.came());
        }
        if (verdict.and(outcome.verdict()) != verdict) {
            verdict = outcome.verdict();
            why = outcome.why();
        }
    }

    private Outcome outcome(Step step) throws IOException {
        return switch (step) {
            case Step.Dial ignored -> connected(Dialogue.dial(target));
            case Step.Open ignored -> connected(Dialogue.open(target));
            case Step.Request request -> {
                Bytes head = Handshake.bytes(request.text(), target.uri());
                yield sent(head.then(request.behind()), request.cut());
            }
            case Step.Send send -> {
                unanswered.addAll(send.pings());
                yield sent(send.bytes(), send.cut());
            }
            case Step.SendNearLimit send -> sent(nearLimit(send), Cut.NONE);
            case Step.Expect expect -> expected(expect);
            case Step.ExpectTcpEnd ignored -> tcpEnd();
            case Step.ExpectPongs pongs -> pongs(pongs.payloads());
            case Step.HangUp hangUp -> {
                current().hangUp(hangUp.reset());
                dialogue = null;
                yield Outcome.ok("");
            }
            case Step.ManyConnections many -> Flows.manyConnections(target, many.count());
            case Step.NeverRead never -> Flows.neverRead(target, never);
            case Step.ReadLate late -> Flows.readLate(target, late.messages());
            case Step.SecondEcho second -> SecondEchoes.measure(target, second);
        };
    }

    private Dialogue current() {
        return Objects.requireNonNull(dialogue, "a script dials or opens before it sends");
    }

    private Outcome connected(Dialogue fresh) {
        close();
        unanswered.clear();
        dialogue = fresh;
        return Outcome.ok("");
    }

    private Outcome sent(Bytes bytes, Cut cut) {
        current().write(bytes, cut);
        return Outcome.ok("");
    }

    private Bytes nearLimit(Step.SendNearLimit send) {
        Bytes payload = Step.SendNearLimit.payload(target.maxMessageBytes() + send.above());
        int fragments = send.fragments();
        List<Bytes> frames = new ArrayList<>();
        for (int i = 0; i < fragments; i++) {
            Bytes part = payload.slice(
                    (int) ((long) payload.size() * i / fragments), (int) ((long) payload.size() * (i + 1) / fragments));
            Frame frame = i == 0 ? Frame.binary(part) : Frame.continuation(part);
            frames.add((i == fragments - 1 ? frame : frame.more()).encoded());
        }
        return Bytes.join(frames);
    }

    private Outcome expected(Step.Expect expect) {
        Event event = current().next(expect.from());
        if (event instanceof Event.Pong pong) {
            unanswered.remove(pong.payload());
        }
        for (Accept accept : expect.accepted()) {
            if (accept.answer().fits(event, target.maxMessageBytes())) {
                return new Outcome(accept.verdict(), event.toString(), accept.why());
            }
        }
        return Outcome.failed(event.toString(), "expected " + expect.expects());
    }

    private Outcome pongs(List<Bytes> payloads) {
        int answered = 0;
        int at = 0;
        while (at < payloads.size()) {
            Event event = current().next(Step.From.PONGS);
            List<Bytes> left = payloads.subList(at, payloads.size());
            int found = event instanceof Event.Pong pong ? left.indexOf(pong.payload()) : -1;
            if (found < 0) {
                return Outcome.failed(event.toString(), "expected pong " + left.getFirst());
            }
            left.subList(0, found + 1).forEach(unanswered::remove);
            at += found + 1;
            answered++;
        }
        String pongs = answered + " pongs";
        return answered == payloads.size()
                ? Outcome.ok(pongs)
                : new Outcome(Verdict.INFORMATIONAL, pongs, "section 5.5.3 allows to answer the last ping alone");
    }

    private Outcome tcpEnd() {
        Event event = current().afterClose();
        return event instanceof Event.Eof
                ? Outcome.ok("end of TCP")
                : Outcome.failed(event.toString(), "the TCP connection should have ended after the close frame");
    }

    private void nothingElse() {
        for (Event event : dialogue == null ? List.<Event>of() : dialogue.goodbye()) {
            if (!(event instanceof Event.Pong pong)) {
                judge(Outcome.failed(event.toString(), "a message that nobody asked for"));
            } else if (unanswered.remove(pong.payload())) {
                judge(Outcome.ok(event.toString()));
            } else {
                judge(new Outcome(Verdict.INFORMATIONAL, event.toString(), "a pong that no ping asked for"));
            }
        }
    }

    @Override
    public void close() {
        if (dialogue != null) {
            dialogue.close();
        }
    }
}
