package io.echobench.harness.profile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import one.convert.Arguments;
import one.convert.JfrToFlame;
import one.jfr.JfrReader;

/**
 * Stacks and how often each was seen, as the text that flame graph tools share: a line for each, {@code main;run_[j];write 17}. What kind of code a frame is
 * stands behind its name, as async-profiler's converter writes it. Immutable.
 *
 * @param collapsed the lines, each with its end
 */
public record Stacks(String collapsed) {

    /**
     * Those of a recording that fall into a window.
     *
     * @throws IOException when it is no complete recording
     */
    public static Stacks read(Path recording, Profiler profiler, Window window) throws IOException {
        Arguments converter = new Arguments();
        profiler.select(converter);
        converter.output = "collapsed";
        converter.norm = true; // else the same lambda has another name in each process
        converter.dot = true;
        converter.from = window.from().toEpochMilli();
        converter.to = window.to().toEpochMilli();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JfrReader reader = new JfrReader(recording.toString())) {
            JfrToFlame flame = new JfrToFlame(reader, converter);
            flame.convert();
            flame.dump(text);
        } catch (RuntimeException e) { // what the reader says of bytes that are none of its format
            throw new IOException("it cannot be read: " + e, e);
        }
        return new Stacks(text.toString(StandardCharsets.UTF_8));
    }

    /** All of them together. */
    public static Stacks merged(List<Stacks> several) {
        return new Stacks(several.stream().map(Stacks::collapsed).collect(Collectors.joining()));
    }

    /** How many samples they are. */
    public long samples() {
        return collapsed
                .lines()
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
