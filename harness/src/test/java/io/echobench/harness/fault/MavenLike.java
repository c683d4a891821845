package io.echobench.harness.fault;

import io.echobench.launcher.Launcher;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Hosts the launcher as {@code exec:java} does: on a thread of its own, with a class loader that holds the harness's class path as its context.
 * What Maven itself is killed of, this process stands for.
 */
public final class MavenLike {

    private MavenLike() {}

    /** Takes the launcher's arguments; the harness's class path is {@code -Dhosted.classpath}. */
    public static void main(String[] args) throws InterruptedException {
        Thread main = new Thread(() -> launch(args), Launcher.class.getName() + ".main()");
        main.setContextClassLoader(new URLClassLoader(
                Stream.of(System.getProperty("hosted.classpath").split(File.pathSeparator, -1))
                        .map(MavenLike::url)
                        .toArray(URL[]::new)));
        main.start();
        main.join();
    }

    private static void launch(String[] args) {
        try {
            Launcher.main(args);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
