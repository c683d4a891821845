package io.echobench.load;

/** What a {@link Dialogue} does next. */
public sealed interface Move {

    /**
     * Sends a message; what follows does not wait for its echo.
     *
     * @param awaited whether a later {@link Await} may ask for its answer, which is kept until then
     */
    record Send(Payload payload, boolean awaited) implements Move {}

    /** Lets time pass: later messages are due that much later. */
    record Think(long nanos) implements Move {}

    /**
     * Goes on when a message was answered; what follows is due from then on.
     *
     * @param message its number among the messages of the session, from 0; it was sent before
     */
    record Await(long message) implements Move {}

    /** Says something to the author of the script. */
    record Log(String line) implements Move {}

    /** What was asked of an answer does not hold: the session sends nothing more and has failed. */
    record Fail(String sentence) implements Move {}

    /** Nothing more. */
    record End() implements Move {}
}
