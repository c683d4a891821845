package io.echobench.load;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the messages and sessions of a phase. Once all is settled,
 *
 * <ul>
 *   <li>{@code intended = completed + timeout + mismatch + closed + protocol + unsent + discarded};
 *   <li>{@code sent = intended - unsent};
 *   <li>{@code sessions = sessionsOpened + connect + handshake}.
 * </ul>
 *
 * A session that fails to open is one {@code connect} or {@code handshake}, and each of its messages is {@code unsent}.
 * {@code unexpected} and {@code capture} stand beside all of these, and so do the classes that count connections ended for passing a
 * limit.
 *
 * @param intended messages that the plan asks for; in a closed loop those that were begun
 * @param sent messages whose first byte was written
 * @param completed messages whose exact echo came
 * @param sessions sessions that were due, or steady connections that the phase wants
 * @param sessionsOpened opening handshakes that were accepted; steady connections that were kept for the phase count as well
 * @param sessionsCompleted sessions that ended with all their echoes and a closing handshake; steady connections that were kept for
 *     a later phase or ended with a closing handshake
 * @param sessionsSkipped arrivals that found as many sessions open as may be; not among {@code sessions}, and their messages are not
 *     intended
 * @param discarded messages whose echo was under way when a session closed that does not wait for it; no error
 * @param logged lines that sessions logged
 * @param errors by class; every class is present
 */
public record Counts(
        long intended,
        long sent,
        long completed,
        long sessions,
        long sessionsOpened,
        long sessionsCompleted,
        long sessionsSkipped,
        long discarded,
        long logged,
        Map<ErrorClass, Long> errors)
        implements Serializable {

    /** Copies the map and fills in the classes that are missing. */
    public Counts {
        EnumMap<ErrorClass, Long> all = new EnumMap<>(ErrorClass.class);
        for (ErrorClass error : ErrorClass.values()) {
            all.put(error, errors.getOrDefault(error, 0L));
        }
        errors = Collections.unmodifiableMap(all);
    }

    /** Counts without a skipped session, a discarded echo or a logged line. */
    public Counts(
            long intended,
            long sent,
            long completed,
            long sessions,
            long sessionsOpened,
            long sessionsCompleted,
            Map<ErrorClass, Long> errors) {
        this(intended, sent, completed, sessions, sessionsOpened, sessionsCompleted, 0, 0, 0, errors);
    }

    /** Messages that have no latency and stand at the far end of the distribution: timeout and unsent. */
    public long censored() {
        return errors(ErrorClass.TIMEOUT) + errors(ErrorClass.UNSENT);
    }

    /** How many errors of a class. */
    public long errors(ErrorClass error) {
        return errors.getOrDefault(error, 0L);
    }

    /** These and the other's: of another loop, process or machine. */
    public Counts merge(Counts other) {
        EnumMap<ErrorClass, Long> sum = new EnumMap<>(errors);
        other.errors.forEach((error, count) -> sum.merge(error, count, Long::sum));
        return new Counts(
                intended + other.intended,
                sent + other.sent,
                completed + other.completed,
                sessions + other.sessions,
                sessionsOpened + other.sessionsOpened,
                sessionsCompleted + other.sessionsCompleted,
                sessionsSkipped + other.sessionsSkipped,
                discarded + other.discarded,
                logged + other.logged,
                sum);
    }

    /** All errors of all classes. */
    public long allErrors() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }
}
