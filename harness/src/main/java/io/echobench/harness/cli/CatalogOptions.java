package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.catalog.Catalog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where backends are looked for; shared by all commands that name one. */
final class CatalogOptions {

    @Option(
            names = "--classpath",
            paramLabel = "PATHS",
            description =
                    "Jars and folders with further backends and their libraries, as java -cp takes them; dir/* is all"
                            + " jars of a folder.")
    @Nullable
    String classPath;

    /** Every backend that is here. */
    Catalog catalog() throws UsageException {
        return classPath == null ? Catalog.discover() : Catalog.discover(classPath);
    }
}
