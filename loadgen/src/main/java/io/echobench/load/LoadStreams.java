package io.echobench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * What goes over the stdin and stdout of a load process: a {@link LoadPlan} one way, {@link LoadEvent}s the other, both in Java's
 * serialization, of which no classes but our own, HdrHistogram's and the JDK's are accepted. One thread a stream.
 */
public final class LoadStreams {

    private static final ObjectInputFilter FILTER = ObjectInputFilter.Config.createFilter(
            "maxdepth=1024;io.echobench.load.*;io.echobench.dialogue.*;org.HdrHistogram.*;java.base/*;!*");

    private LoadStreams() {}

    /** Sends a plan to a load process; the stream stays open, since its end would stop the process. */
    public static void writePlan(LoadPlan plan, OutputStream out) throws IOException {
        ObjectOutputStream objects = new ObjectOutputStream(out);
        objects.writeObject(plan);
        objects.flush();
    }

    /** Reads the plan. */
    static LoadPlan readPlan(InputStream in) throws IOException {
        return (LoadPlan) readObject(filtered(in));
    }

    /** Reads the events of a load process. */
    public static final class Reader {

        private final ObjectInputStream objects;

        /** Waits for the process to say its first byte. */
        public Reader(InputStream in) throws IOException {
            objects = filtered(in);
        }

        /** The next event, once it comes; empty when the process ended without another. */
        public Optional<LoadEvent> next() throws IOException {
            try {
                return Optional.of((LoadEvent) readObject(objects));
            } catch (EOFException e) {
                return Optional.empty();
            }
        }
    }

    /** Writes the events of this process, each at once. */
    static final class Writer {

        private final ObjectOutputStream objects;

        Writer(OutputStream out) throws IOException {
            objects = new ObjectOutputStream(out);
            objects.flush();
        }

        void write(LoadEvent event) throws IOException {
            objects.writeObject(event);
            objects.reset();
            objects.flush();
        }
    }

    private static ObjectInputStream filtered(InputStream in) throws IOException {
        ObjectInputStream objects = new ObjectInputStream(in);
        objects.setObjectInputFilter(FILTER);
        return objects;
    }

    private static Object readObject(ObjectInputStream objects) throws IOException {
        try {
            return objects.readObject();
        } catch (ClassNotFoundException e) {
            throw new InvalidObjectException(
                    "The load process and its parent have different versions: " + e.getMessage());
        }
    }
}
