package io.echobench.api.external;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Some files that a module ships as resources: a server program, or the lock file of its packages. Immutable. */
public final class BundledFiles {

    private static final int KEY_LETTERS = 12;

    private final SortedMap<String, byte[]> contents;

    private BundledFiles(SortedMap<String, byte[]> contents) {
        this.contents = contents;
    }

    /**
     * Reads resources.
     *
     * @param owner the class beside which they lie
     */
    public static BundledFiles of(Class<?> owner, String... names) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (String name : names) {
            contents.put(name, read(owner, name));
        }
        return new BundledFiles(contents);
    }

    /** The child contract for servers in JavaScript, {@code child-contract.js}. */
    public static BundledFiles javaScriptContract() {
        return of(BundledFiles.class, "child-contract.js");
    }

    private static byte[] read(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("no resource " + name + " beside " + owner.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These and the others; of two with one name the other's. */
    public BundledFiles and(BundledFiles others) {
        SortedMap<String, byte[]> all = new TreeMap<>(contents);
        all.putAll(others.contents);
        return new BundledFiles(all);
    }

    /** Twelve hexadecimal letters that change with any name or content. */
    public String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((name, content) -> {
                digest.update((name + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether a folder has all of them, byte by byte. */
    boolean areIn(Path folder) {
        return contents.entrySet().stream().allMatch(file -> {
            try {
                return Arrays.equals(Files.readAllBytes(folder.resolve(file.getKey())), file.getValue());
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** Writes all of them into a folder that exists. */
    public void writeInto(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
