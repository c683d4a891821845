package io.echobench.load;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the messages and sessions of a phase. {@code intended = completed + timeout + mismatch + closed + protocol +
 * unsent}, and for session phases also {@code + 1} message each that a failed connect or handshake took with it, which are counted
 * as {@code unsent}; sessions that failed so are counted once more under {@code connect} or {@code handshake}.
 *
 * @param intended messages that the plan asks for
 * @param sent messages whose first byte was written
 * @param completed messages whose exact echo came
 * @param sessions sessions (or steady connections) that the plan asks for
 * @param sessionsOpened opening handshakes that were accepted
 * @param sessionsCompleted sessions that ended with all their echoes and a closing handshake
 * @param errors by class; every class is present
 */
public record Counts(
        long intended,
        long sent,
        long completed,
        long sessions,
        long sessionsOpened,
        long sessionsCompleted,
        Map<ErrorClass, Long> errors)
        implements Serializable {

    /** Copies the map and fills in the classes that are missing. */
    public Counts {
        EnumMap<ErrorClass, Long> all = new EnumMap<>(ErrorClass.class);
        for (ErrorClass error : ErrorClass.values()) {
            all.put(error, errors.getOrDefault(error, 0L));
        }
        errors = java.util.Collections.unmodifiableMap(all);
    }

    /** Messages that have no latency and stand at the far end of the distribution: timeout and unsent. */
    public long censored() {
        return errors.getOrDefault(ErrorClass.TIMEOUT, 0L) + errors.getOrDefault(ErrorClass.UNSENT, 0L);
    }

    /** All errors of all classes. */
    public long allErrors() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }
}
