package io.echobench.harness.result;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a machine's folders out of texts, so that a run can be shown to anybody: {@code /home/ann/echobench/results/x} becomes
 * {@code results/x}, a JDK {@code $JAVA_HOME}, and what else lies in the home folder begins with {@code ~}. Immutable.
 */
public final class PathMasking {

    private static final String PROJECT = "";

    private record Mask(Pattern folder, String name) {}

    private final List<Mask> masks;

    /**
     * Masks folders by names; the deepest folder wins. A folder without a name (the root) is left alone.
     *
     * @param names absolute folder to what is written instead; empty for the folder that paths are written relative to
     */
    public PathMasking(Map<Path, String> names) {
        this.masks = names.entrySet().stream()
                .filter(entry -> entry.getKey().getNameCount() > 0)
                .sorted(Comparator.comparingInt((Map.Entry<Path, String> entry) ->
                                entry.getKey().toString().length())
                        .reversed())
                .map(entry -> new Mask(folder(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** The three folders that every machine has. */
    public static PathMasking of(Path project, Path home, Path javaHome) {
        Map<Path, String> names = new java.util.LinkedHashMap<>();
        names.put(home.toAbsolutePath().normalize(), "~");
        names.put(project.toAbsolutePath().normalize(), PROJECT);
        names.put(javaHome.toAbsolutePath().normalize(), "$JAVA_HOME");
        return new PathMasking(names);
    }

    /** The text with every such folder replaced, wherever a path begins in it. */
    public String mask(String text) {
        String masked = text;
        for (Mask mask : masks) {
            masked = mask.folder()
                    .matcher(masked)
                    .replaceAll(match -> Matcher.quoteReplacement(written(mask, match.group(1))));
        }
        return masked;
    }

    /** Each text of a list, masked. */
    public List<String> mask(List<String> texts) {
        return texts.stream().map(this::mask).toList();
    }

    private static String written(Mask mask, String separator) {
        if (mask.name().isEmpty()) {
            return separator.isEmpty() ? "." : "";
        }
        return mask.name() + separator;
    }

    /** The folder where a path begins (not within a longer one) and a name ends. */
    private static Pattern folder(Path path) {
        return Pattern.compile("(?<![\\w.~-])" + Pattern.quote(path.toString()) + "(?![\\w.-])(/?)");
    }
}
