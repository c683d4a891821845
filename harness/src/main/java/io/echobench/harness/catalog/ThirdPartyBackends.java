package io.echobench.harness.catalog;

import io.echobench.api.EchoBackend;
import io.echobench.harness.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/** Loads the backends of a {@code --classpath}; what does not load is one sentence that names the entry. */
final class ThirdPartyBackends {

    /** An id is a part of file names. */
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private ThirdPartyBackends() {}

    static List<EchoBackend> of(String classPath) throws UsageException {
        List<EchoBackend> backends = new ArrayList<>();
        for (List<Path> group : ClassPathEntries.groups(classPath)) {
            backends.addAll(load(group));
        }
        return backends;
    }

    private static List<EchoBackend> load(List<Path> group) throws UsageException {
        Path entry = group.getFirst();
        List<EchoBackend> backends = new ArrayList<>();
        Iterator<EchoBackend> found = ServiceLoader.load(EchoBackend.class, ThirdPartyLoader.of(group))
                .iterator();
        try {
            while (found.hasNext()) {
                backends.add(checked(found.next(), entry));
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new UsageException("--classpath: a backend of " + entry + " does not load: " + reason(e) + ".");
        }
        if (backends.isEmpty()) {
            throw new UsageException(
                    "--classpath: " + entry + " has an empty list of backends; name their classes in it.");
        }
        return backends;
    }

    /** What it says of itself is asked once here, so that nothing later fails for it. */
    private static EchoBackend checked(EchoBackend backend, Path entry) throws UsageException {
        String type = backend.getClass().getName();
        try {
            if (!ID.matcher(backend.id()).matches()) {
                throw new UsageException("--classpath: " + type + " of " + entry + " has the id \"" + backend.id()
                        + "\"; up to 64 lower case letters, digits, dots and dashes make one.");
            }
            Objects.requireNonNull(backend.description(), "description");
            Objects.requireNonNull(backend.tier(), "tier");
            List.copyOf(backend.features());
            List.copyOf(backend.knownGaps());
        } catch (RuntimeException e) {
            throw new UsageException("--classpath: " + type + " of " + entry + " cannot say what it is: " + e + ".");
        }
        return backend;
    }

    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case UnsupportedClassVersionError version ->
                "it was compiled for a newer Java than this one, "
                        + Runtime.version().feature() + "; compile it with --release, or choose another with --jdk";
            case NoClassDefFoundError missing -> missing(String.valueOf(missing.getMessage()));
            case ClassNotFoundException missing -> missing(String.valueOf(missing.getMessage()));
            case ServiceConfigurationError wrong -> firstLine(wrong).replace(EchoBackend.class.getName() + ": ", "");
            default -> "it throws " + cause.getClass().getName() + ": " + firstLine(cause);
        };
    }

    private static String missing(String type) {
        return "it needs the class " + type.replace('/', '.')
                + ", which is not there; add its library to --classpath, or link it in start() alone";
    }

    private static String firstLine(Throwable error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }
}
