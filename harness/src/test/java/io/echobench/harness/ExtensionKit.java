package io.echobench.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The example backend of CONTRIBUTING.md, taken out of the page by the script that CI uses. */
public final class ExtensionKit {

    /** Where the example's classes lie. */
    public static final String SOURCES = "backend-plain/src/main/java/io/echobench/backend/plain/";

    private ExtensionKit() {}

    /** Writes the example's files below a folder; returns their paths in the order of the page. */
    public static List<String> extract(Path folder) throws IOException, InterruptedException {
        Process script = new ProcessBuilder("bash", "../.ci/extension-kit", "extract", folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (script.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return said.lines().toList();
    }
}
