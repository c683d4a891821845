package io.echobench.harness.result;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records as JSON files: written whole or not at all, read strictly. */
final class RecordFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RecordFile() {}

    static void write(Path file, Object value) throws UnwritableRunException {
        write(file, JSON.writeValueAsBytes(value));
    }

    /**
     * A reader sees the old content or the new, whatever happens to this process or the machine.
     *
     * @throws UnwritableRunException when it cannot be written: nothing is left of it then
     */
    static void write(Path file, byte[] content) throws UnwritableRunException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            // A channel would be closed by the interrupt that stops a run.
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                out.write(content);
                out.getFD().sync();
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(temporary);
            throw new UnwritableRunException(file, e);
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // its name is hidden: nobody reads it
        }
    }

    /**
     * Reads a record.
     *
     * @param remedy what to do about one that is none
     * @throws UnreadableRunException with place and remedy when it is malformed
     */
    static <T> T read(Path file, Class<T> type, String remedy) throws IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            T value = JSON.readValue(content, type);
            if (value != null) {
                return value;
            }
        } catch (DatabindException e) {
            throw unreadable(file, e, value(e.getPath()) + " is not as echobench writes it", remedy);
        } catch (JacksonException e) {
            throw unreadable(file, e, "this is not JSON, or breaks off", remedy);
        }
        throw new UnreadableRunException(file + ":1:1: there is no record in it; " + remedy);
    }

    private static UnreadableRunException unreadable(Path file, JacksonException e, String what, String remedy) {
        return new UnreadableRunException("%s:%s: %s; %s".formatted(file, position(e.getLocation()), what, remedy));
    }

    private static String position(@Nullable TokenStreamLocation location) {
        return location == null ? "1:1" : location.getLineNr() + ":" + location.getColumnNr();
    }

    /** {@code phases[3].name}. */
    private static String value(List<Reference> path) {
        StringBuilder words = new StringBuilder();
        for (Reference step : path) {
            if (step.getPropertyName() == null) {
                words.append('[').append(step.getIndex()).append(']');
            } else {
                words.append(words.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return words.isEmpty() ? "its content" : words.toString();
    }
}
