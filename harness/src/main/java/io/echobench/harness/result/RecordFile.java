package io.echobench.harness.result;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
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

    static <T> T read(Path file, Class<T> type) throws IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            T value = JSON.readValue(content, type);
            if (value != null) {
                return value;
            }
        } catch (JacksonException e) {
            throw new UnreadableRunException(
                    "%s:%s: %s; restore the file, or, where it is one of a trial that may be lost, remove it"
                            .formatted(file, position(e.getLocation()), firstLine(e.getOriginalMessage())));
        }
        throw new UnreadableRunException(
                file + ":1:1: null; restore the file, or, where it is one of a trial that may be lost, remove it");
    }

    private static String position(@org.jspecify.annotations.Nullable TokenStreamLocation location) {
        return location == null ? "1:1" : location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not a record of echobench");
    }
}
