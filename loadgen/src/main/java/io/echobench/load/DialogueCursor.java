package io.echobench.load;

import java.util.Arrays;

/**
 * How far a session is in a {@link Conversation}. An answer belongs to the session's messages first in, first out: the n-th that is
 * answered, or given up, is the n-th that was sent.
 */
final class DialogueCursor implements Cursor {

    private static final byte[] NOTHING = {};
    private static final Move END = new Move.End();
    private static final long LATEST_NANOS = Long.MAX_VALUE / 2;

    private final Dialogue dialogue;
    private final PhaseRecorder recorder;
    private final AnswerWindow answers = new AnswerWindow();

    /** What a perfect echo would have answered. */
    private final AnswerWindow echoes = new AnswerWindow();

    private Move move = END;
    private Message message = Message.NONE;
    private long dueNanos;
    private String failure = "";
    private boolean opened;
    private boolean cameBinary;
    private byte[] came = NOTHING;
    private boolean hasCome;

    DialogueCursor(Dialogue dialogue, PhaseRecorder recorder) {
        this.dialogue = dialogue;
        this.recorder = recorder;
    }

    @Override
    public boolean atMessage() {
        return move instanceof Move.Send;
    }

    @Override
    public boolean atEnd() {
        return move instanceof Move.End;
    }

    @Override
    public Message message() {
        return message;
    }

    @Override
    public long dueNanos() {
        return dueNanos;
    }

    @Override
    public void next() {
        PerfectEcho.keep(echoes, (Move.Send) move, message);
        advance();
    }

    @Override
    public void opened(long nowNanos) {
        opened = true;
        dueNanos = nowNanos;
        advance();
    }

    @Override
    public void came(boolean binary, byte[] bytes, int from, int length) {
        hasCome = true;
        cameBinary = binary;
        came = Arrays.copyOfRange(bytes, from, from + length);
    }

    @Override
    public void answered(long nowNanos) {
        if (hasCome && echoes.isKept(answers.count())) {
            answers.keep(new AnswerWindow.Answer(cameBinary, came, nowNanos));
        } else {
            answers.pass();
        }
        hasCome = false;
        came = NOTHING;
        if (move instanceof Move.Await await && answers.has(await.message()) && hear(await.message())) {
            advance();
        }
    }

    @Override
    public String failure() {
        return failure;
    }

    /** Goes through the rest as if a perfect echo answered, as it would have: nothing else says how much was still to be sent. */
    @Override
    public long remaining() {
        if (!opened) {
            move = dialogue.next();
        }
        return atEnd() ? 0 : PerfectEcho.messagesFrom(dialogue, move, echoes);
    }

    private void advance() {
        boolean goesOn = true;
        while (goesOn) {
            move = dialogue.next();
            goesOn = switch (move) {
                case Move.Send send -> {
                    message = Message.of(send.payload());
                    yield false;
                }
                case Move.Think think -> {
                    dueNanos = Math.min(LATEST_NANOS, dueNanos + think.nanos());
                    yield true;
                }
                case Move.Log log -> {
                    recorder.logged(log.line());
                    yield true;
                }
                case Move.Await await -> answers.has(await.message()) && hear(await.message());
                case Move.Fail fail -> fail(fail.sentence());
                case Move.End end -> false;
            };
        }
    }

    /** Gives the dialogue an answer that is there; whether the dialogue goes on. */
    private boolean hear(long number) {
        AnswerWindow.Answer answer = answers.take(number);
        if (answer == AnswerWindow.GIVEN_UP) {
            return fail("no answer came in time for a step that waits for one");
        }
        dueNanos = Math.max(dueNanos, answer.receivedNanos());
        dialogue.answered(answer.binary(), answer.message());
        return true;
    }

    private boolean fail(String sentence) {
        failure = sentence;
        move = END;
        return false;
    }
}
