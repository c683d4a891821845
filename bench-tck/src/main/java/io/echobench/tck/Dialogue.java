package io.echobench.tck;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Event;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection during a case. Messages and pongs are kept in order each, but not against one another: RFC 6455 section 5.5.2
 * wants a pong "as soon as is practical", which may be before or after an echo that is under way.
 */
final class Dialogue implements AutoCloseable {

    private static final Duration GOODBYE = Duration.ofMillis(500);

    private final RawConnection connection;
    private final Deque<Event> messages = new ArrayDeque<>();
    private final Deque<Event> pongs = new ArrayDeque<>();
    private boolean speaksFrames;
    private @Nullable Event end;

    private Dialogue(Target target) throws IOException {
        this.connection = RawConnection.dial(target.uri(), target.patience());
    }

    /** A TCP connection, nothing sent. */
    static Dialogue dial(Target target) throws IOException {
        return new Dialogue(target);
    }

    /**
     * A connection after its opening handshake.
     *
     * @throws IOException when it fails; the message says what came
     */
    static Dialogue open(Target target) throws IOException {
        Dialogue dialogue = new Dialogue(target);
        dialogue.write(Handshake.bytes(Handshake.request(), target.uri()), Cut.NONE);
        Event response = dialogue.next(Step.From.RESPONSE);
        if (!new Answer.Upgraded(Handshake.ACCEPT).fits(response, target.maxMessageBytes())) {
            dialogue.close();
            throw new IOException(response + " to a right opening handshake");
        }
        return dialogue;
    }

    void write(Bytes bytes, Cut cut) {
        connection.write(bytes, cut);
    }

    void write(Frame frame) {
        connection.write(frame);
    }

    RawConnection connection() {
        return connection;
    }

    /** The next event from there; once the dialogue has ended, its end. */
    Event next(Step.From from) {
        if (from == Step.From.RESPONSE) {
            Event response = connection.response();
            speaksFrames =
                    response instanceof Event.Response http && http.head().status() == 101;
            return response;
        }
        while (true) {
            Optional<Event> kept = kept(from);
            if (kept.isPresent()) {
                return kept.get();
            }
            if (end != null) {
                return end;
            }
            keep(connection.next());
        }
    }

    private Optional<Event> kept(Step.From from) {
        return switch (from) {
            case MESSAGES -> Optional.ofNullable(messages.poll());
            case PONGS -> Optional.ofNullable(pongs.poll());
            default -> Optional.ofNullable(messages.isEmpty() ? pongs.poll() : messages.poll());
        };
    }

    private void keep(Event event) {
        if (event.isTerminal()) {
            end = event;
        } else if (event instanceof Event.Pong) {
            pongs.add(event);
        } else {
            messages.add(event);
        }
    }

    /** What comes behind the closing handshake: an end of file, if all is well. */
    Event afterClose() {
        return connection.next();
    }

    /**
     * Ends the dialogue with a closing handshake, which flushes out whatever the server had still to send.
     *
     * @return messages, then pongs, that no step waited for
     */
    List<Event> goodbye() {
        if (end == null && speaksFrames) {
            connection.write(Frame.close(1000, ""));
            while (end == null) {
                keep(connection.next(GOODBYE));
            }
        }
        List<Event> left = new ArrayList<>(messages);
        left.addAll(pongs);
        return left;
    }

    /** Ends the TCP connection once everything is written. */
    void hangUp(boolean reset) {
        if (reset) {
            connection.reset();
        } else {
            connection.finish();
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
