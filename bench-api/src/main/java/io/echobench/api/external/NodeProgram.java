package io.echobench.api.external;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code node} of this machine. */
public final class NodeProgram {

    private static final int OLDEST_MAJOR = 18;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");
    private static final String HOW =
            "install Node " + OLDEST_MAJOR + " or newer with npm (Debian: apt-get install nodejs npm)";

    private NodeProgram() {}

    /**
     * The program, of version 18 or newer.
     *
     * @throws BackendUnavailableException when there is none, or an older one
     */
    public static Path find(SearchPath programs) throws BackendUnavailableException {
        Path node =
                programs.find("node").orElseThrow(() -> new BackendUnavailableException("no node on the PATH", HOW));
        String version = version(node);
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < OLDEST_MAJOR) {
            throw new BackendUnavailableException(node + " says that it is " + version, HOW);
        }
        return node;
    }

    private static String version(Path node) throws BackendUnavailableException {
        try {
            return Tool.run(List.of(node.toString(), "--version"), Path.of("."), Duration.ofSeconds(30))
                    .text();
        } catch (BackendException e) {
            throw new BackendUnavailableException(String.valueOf(e.getMessage()), HOW);
        }
    }
}
