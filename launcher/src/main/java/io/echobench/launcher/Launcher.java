package io.echobench.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds a JDK 21 or newer and starts the harness on it, with the terminal inherited and the exit status passed on.
 *
 * <p>Order: {@code --jdk DIR}, {@code -Dechobench.jdk=DIR}, {@code ECHOBENCH_JAVA_HOME}; else the highest feature version
 * among the running JDK, {@code JAVA_HOME}, {@code JAVA<n>_HOME} and the usual folders. With {@code --require-jdk} it
 * only says whether there is one that the build finds, too: its first step. One file without dependencies, so that
 * {@code java Launcher.java} can run it before anything is compiled.
 */
public final class Launcher {

    static final int REQUIRED_FEATURE_VERSION = 21;

    private static final String NONE =
            "echobench needs a JDK 21 or newer and found none under JAVA_HOME, JAVA<n>_HOME, /usr/lib/jvm, ~/.sdkman, ~/.jdks: install"
                    + " one (for example Temurin 25), or name the folder of one with JAVA25_HOME.";

    /** What is started: the harness, or what the module says that uses this launcher for a program of its own. */
    private static final String MAIN = System.getProperty("echobench.main", "io.echobench.harness.Main");

    /** The kernel kills the harness when this JVM dies, even where both are stopped. */
    private static final List<String> ENDS_WITH_US = List.of("setpriv", "--pdeathsig", "KILL");

    /** What the harness may take to stop in order; it gives itself 15 s. */
    private static final long STOP_SECONDS = 20;

    private Launcher() {}

    /** Runs the harness and ends the JVM with its status when that is not 0. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 1 && args[0].equals("--require-jdk")) {
            if (best(foundByTheBuild()).isEmpty()) {
                fail(NONE);
            }
            return;
        }
        Optional<Jdk> jdk;
        try {
            jdk = chosen(args).or(() -> best(candidates()));
        } catch (IllegalArgumentException e) {
            fail(String.valueOf(e.getMessage()));
            return;
        }
        if (jdk.isEmpty()) {
            fail(NONE);
            return;
        }
        int status = run(jdk.get(), args);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(2);
    }

    private static int run(Jdk jdk, String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(endsWithUs());
        command.addAll(List.of(
                jdk.java().toString(),
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dechobench.parent=" + ProcessHandle.current().pid(),
                "-cp",
                classPath(),
                MAIN));
        command.addAll(List.of(args));
        Process harness = new ProcessBuilder(command).inheritIO().start();
        // A terminal's Ctrl-C reaches the harness by itself; a signal to this JVM alone is passed on.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(harness)));
        return harness.waitFor();
    }

    private static void stop(Process harness) {
        harness.destroy();
        try {
            if (!harness.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                harness.destroyForcibly();
            }
        } catch (InterruptedException e) {
            harness.destroyForcibly();
        }
    }

    /** Empty where there is no such program; the harness then watches this process by its id. */
    private static List<String> endsWithUs() throws InterruptedException {
        List<String> trial = new ArrayList<>(ENDS_WITH_US);
        trial.add("true");
        try {
            Process process = new ProcessBuilder(trial)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0 ? ENDS_WITH_US : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Under {@code exec:java} the class path is that of the context loader, not {@code java.class.path}. */
    private static String classPath() {
        if (!(Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        return String.join(
                File.pathSeparator,
                Stream.of(loader.getURLs()).map(Launcher::path).toList());
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a path: " + url, e);
        }
    }

    private static Optional<Jdk> chosen(String[] args) {
        String home = System.getProperty("echobench.jdk", System.getenv("ECHOBENCH_JAVA_HOME"));
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--jdk") && i + 1 < args.length) {
                home = args[i + 1];
            } else if (args[i].startsWith("--jdk=")) {
                home = args[i].substring("--jdk=".length());
            }
        }
        if (home == null || home.isEmpty()) {
            return Optional.empty();
        }
        String named = home;
        Jdk jdk = Jdk.at(Path.of(named))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no JDK at " + named + ": name the folder that holds bin/java, bin/javac and release."));
        if (jdk.feature() < REQUIRED_FEATURE_VERSION) {
            throw new IllegalArgumentException(
                    "the JDK at " + named + " is " + jdk.feature() + "; echobench needs 21 or newer.");
        }
        return Optional.of(jdk);
    }

    static Optional<Jdk> best(Set<Path> homes) {
        return homes.stream()
                .flatMap(home -> Jdk.at(home).stream())
                .filter(jdk -> jdk.feature() >= REQUIRED_FEATURE_VERSION)
                .max(Comparator.comparingInt(Jdk::feature));
    }

    private static Set<Path> candidates() {
        Set<Path> homes = foundByTheBuild();
        homes.addAll(below(Path.of("/opt"), ""));
        return homes;
    }

    /** Where Maven's toolchains look as well. */
    private static Set<Path> foundByTheBuild() {
        Set<Path> homes = new LinkedHashSet<>();
        homes.add(Path.of(System.getProperty("java.home")));
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            if (variable.getKey().matches("JAVA(\\d+)?_HOME")
                    && !variable.getValue().isBlank()) {
                homes.add(Path.of(variable.getValue()));
            }
        }
        Path user = Path.of(System.getProperty("user.home"));
        homes.addAll(below(Path.of("/usr/lib/jvm"), ""));
        homes.addAll(below(user.resolve(".sdkman/candidates/java"), ""));
        homes.addAll(below(user.resolve(".jdks"), ""));
        homes.addAll(below(Path.of("/Library/Java/JavaVirtualMachines"), "Contents/Home"));
        return homes;
    }

    private static List<Path> below(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().map(entry -> entry.resolve(suffix)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * A JDK on disk.
     *
     * @param home its folder
     * @param feature its feature version, 21 for Java 21
     */
    record Jdk(Path home, int feature) {

        Path java() {
            return home.resolve("bin/java");
        }

        /** The JDK in a folder, if it has an executable java, a compiler and a readable {@code release} file. */
        static Optional<Jdk> at(Path home) {
            Path release = home.resolve("release");
            if (!Files.isExecutable(home.resolve("bin/java"))
                    || !Files.isExecutable(home.resolve("bin/javac"))
                    || !Files.isReadable(release)) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            try (InputStream in = Files.newInputStream(release)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                return Optional.empty();
            }
            String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
            try {
                return Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
