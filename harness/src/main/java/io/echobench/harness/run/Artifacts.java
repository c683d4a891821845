package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.api.EchoBackend;
import io.echobench.harness.catalog.ModuleClassPath;
import io.echobench.harness.catalog.ServerLauncher;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What exactly was booted: a SHA-256 over the files of each backend's server. */
public final class Artifacts {

    private Artifacts() {}

    /**
     * By {@code artifacts ID}, {@code sha256 1f2e… of 12 entries}: of a JVM backend over its whole class path, of another over its module,
     * which holds the lists of what it installs. A server that runs already has none.
     */
    public static Map<String, String> of(List<Target> targets) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Target target : targets) {
            if (target instanceof Target.Booted booted) {
                facts.put("artifacts " + booted.id(), words(booted.backend()));
            }
        }
        return facts;
    }

    private static String words(EchoBackend backend) {
        try {
            List<Path> entries = ServerLauncher.runsInJvm(backend)
                    ? Stream.of(ModuleClassPath.of(backend.getClass(), EchoBackend.class)
                                    .split(File.pathSeparator))
                            .map(Path::of)
                            .toList()
                    : List.of(ModuleClassPath.location(backend.getClass()));
            return "sha256 " + sha256(entries) + " of " + entries.size()
                    + (entries.size() == 1 ? " entry" : " entries");
        } catch (BackendException | IOException | UncheckedIOException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    /** Over all files of jars and folders, in their order; a folder's by their paths in it, which count, too. */
    static String sha256(List<Path> entries) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    addFolder(entry, digest);
                } else {
                    digest.update(Files.readAllBytes(entry));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void addFolder(Path folder, MessageDigest digest) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
