package io.echobench.harness.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The scripts that come with echobench: the files of the resource folder {@code scripts}, listed in its {@code index.txt}. */
public final class ShippedScripts {

    /** The one that is run when none is named. */
    public static final String DEFAULT = "quick";

    private static final String ENDING = ".yaml";

    private ShippedScripts() {}

    /** Their names, in the order in which they are shown. */
    public static List<String> names() {
        return resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    /** The file name that a script's messages begin with. */
    static String file(String name) {
        return name + ENDING;
    }

    /** The text of one of {@link #names()}. */
    static String text(String name) {
        return resource(file(name));
    }

    private static String resource(String file) {
        try (InputStream in = ShippedScripts.class.getResourceAsStream("/io/echobench/harness/scripts/" + file)) {
            byte[] bytes = Objects.requireNonNull(in, "scripts/" + file + " is missing")
                    .readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
