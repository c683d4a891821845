package io.echobench.load;

/** Leads a dialogue through as if a server echoed every message at once: what a session amounts to, before or without one. */
public final class PerfectEcho {

    /** A dialogue that makes more moves than this is taken for one that never ends. */
    public static final long MOST_MOVES = 4_000_000;

    /** One that sends more bytes than this is not led any further. */
    public static final long MOST_BYTES = 256 << 20;

    private static final long LONGEST_NANOS = Long.MAX_VALUE / 4;

    /**
     * What a session amounts to.
     *
     * @param failure what was asked of an echo and did not hold; empty where all did
     * @param ends whether it came to its end within {@link #MOST_MOVES} and {@link #MOST_BYTES}
     */
    public record Tally(long moves, long messages, long bytes, long thinkNanos, String failure, boolean ends) {}

    private final Dialogue dialogue;

    private final AnswerWindow echoes;
    private long moves;
    private long messages;
    private long bytes;
    private long thinkNanos;

    private PerfectEcho(Dialogue dialogue, AnswerWindow echoes) {
        this.dialogue = dialogue;
        this.echoes = echoes;
    }

    /** Leads one through from its beginning. */
    public static Tally of(Dialogue dialogue) {
        return new PerfectEcho(dialogue, new AnswerWindow()).run(dialogue.next());
    }

    /**
     * How many messages would follow.
     *
     * @param first the dialogue's present move
     * @param echoes of the messages before it
     */
    static long messagesFrom(Dialogue dialogue, Move first, AnswerWindow echoes) {
        return new PerfectEcho(dialogue, echoes).run(first).messages();
    }

    /** A message was sent: its echo may be asked for. */
    static void keep(AnswerWindow echoes, Move.Send send, Message message) {
        if (send.awaited()) {
            echoes.keep(new AnswerWindow.Answer(message.binary, message.bytes, 0));
        } else {
            echoes.pass();
        }
    }

    private Tally run(Move first) {
        Move move = first;
        for (; moves < MOST_MOVES && bytes <= MOST_BYTES; moves++) {
            switch (move) {
                case Move.Send send -> sent(send);
                case Move.Think think -> thinkNanos = Math.min(LONGEST_NANOS, thinkNanos + think.nanos());
                case Move.Await await -> echo(await.message());
                case Move.Log log -> {}
                case Move.Fail fail -> {
                    return tally(fail.sentence(), true);
                }
                case Move.End end -> {
                    return tally("", true);
                }
            }
            move = dialogue.next();
        }
        return tally("", false);
    }

    private void sent(Move.Send send) {
        Message message = Message.of(send.payload());
        messages++;
        bytes += message.bytes.length;
        keep(echoes, send, message);
    }

    private void echo(long message) {
        AnswerWindow.Answer answer = echoes.take(message);
        dialogue.answered(answer.binary(), answer.message());
    }

    private Tally tally(String failure, boolean ends) {
        return new Tally(moves, messages, bytes, thinkNanos, failure, ends);
    }
}
