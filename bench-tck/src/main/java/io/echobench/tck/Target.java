package io.echobench.tck;

import io.echobench.tck.wire.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A running server to judge.
 *
 * @param uri of its echo, {@code ws://127.0.0.1:43127/echo}
 * @param maxMessageBytes the largest message that it is set to echo
 * @param residentBytes how much memory its process holds now, where that is known
 * @param patience how long any one answer may take before it counts as none; measured, unless {@link #withPatience} says it
 */
public record Target(URI uri, int maxMessageBytes, Optional<LongSupplier> residentBytes, Patience patience) {

    /** A server of which nothing else is known. */
    public static Target of(URI uri, int maxMessageBytes) {
        return new Target(uri, maxMessageBytes, Optional.empty(), new MeasuredPatience(uri));
    }

    /** The same with a look at its memory. */
    public Target withResidentBytes(LongSupplier probe) {
        return new Target(uri, maxMessageBytes, Optional.of(probe), patience);
    }

    /** The same with the memory of a process on this machine; Linux alone tells it. */
    public Target withProcess(ProcessHandle process) {
        ResidentMemory memory = new ResidentMemory(process);
        return memory.isKnown() ? withResidentBytes(memory) : this;
    }

    /** The same with a patience that does not depend on how fast the server is now. */
    public Target withPatience(Duration value) {
        return new Target(uri, maxMessageBytes, residentBytes, Patience.of(value));
    }
}
