package io.echobench.harness.catalog;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads the backends of one {@code --classpath} entry. It sees the JDK, bench-api, the entry and its libraries, and nothing else of this
 * process: neither the harness's libraries nor the other backends'. It stays open as long as the process.
 */
final class ThirdPartyLoader extends URLClassLoader {

    private static final String API = "io.echobench.api.";

    private final List<Path> path;

    private ThirdPartyLoader(URL[] urls, List<Path> path) {
        super(urls, new ApiAlone());
        this.path = path;
    }

    /** Of an entry and its libraries, in this order. */
    static ThirdPartyLoader of(List<Path> path) {
        return new ThirdPartyLoader(path.stream().map(ThirdPartyLoader::url).toArray(URL[]::new), List.copyOf(path));
    }

    /** The entry, then its libraries: what its server is forked on, beside bench-api. */
    List<Path> path() {
        return path;
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("every path has a URL", e);
        }
    }

    /** The JDK and bench-api: a backend must implement the interface that the harness knows. */
    private static final class ApiAlone extends ClassLoader {

        private final ClassLoader harness = ThirdPartyLoader.class.getClassLoader();

        ApiAlone() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(API)) {
                return harness.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
