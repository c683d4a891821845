package io.echobench.harness.catalog;

import io.echobench.api.EchoBackend;
import io.echobench.harness.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Every backend on the class path, by id. */
public final class Catalog {

    private final Map<String, EchoBackend> backends;

    private Catalog(Map<String, EchoBackend> backends) {
        this.backends = backends;
    }

    /**
     * Finds them with {@link ServiceLoader}.
     *
     * @throws IllegalStateException when two share an id
     */
    public static Catalog discover() {
        return of(ServiceLoader.load(EchoBackend.class));
    }

    /**
     * These and a third party's.
     *
     * @param classPath its jars and folders, as {@code java -cp} takes them
     * @throws UsageException when one is not there or does not load, or has the id of another
     */
    public static Catalog discover(String classPath) throws UsageException {
        Catalog catalog = discover();
        for (EchoBackend backend : ThirdPartyBackends.of(classPath)) {
            EchoBackend other = catalog.backends.putIfAbsent(backend.id(), backend);
            if (other != null) {
                throw new UsageException("--classpath: " + backend.getClass().getName() + " has the id \""
                        + backend.id() + "\", and so has " + other.getClass().getName() + "; give it another.");
            }
        }
        return catalog;
    }

    /** A catalog of these. */
    static Catalog of(Iterable<EchoBackend> found) {
        Map<String, EchoBackend> backends = new TreeMap<>();
        for (EchoBackend backend : found) {
            EchoBackend other = backends.putIfAbsent(backend.id(), backend);
            if (other != null) {
                throw new IllegalStateException("two backends have the id " + backend.id() + ": "
                        + other.getClass().getName() + " and "
                        + backend.getClass().getName());
            }
        }
        return new Catalog(backends);
    }

    /** All of them, by id. */
    public List<EchoBackend> all() {
        return List.copyOf(backends.values());
    }

    /**
     * The backends of a comma-separated list, in its order and each once; {@code all}; or, when it is empty, those that are
     * in a default run.
     *
     * @throws UsageException for an id that is not here, with the nearest one
     */
    public List<EchoBackend> select(String ids) throws UsageException {
        if (ids.isBlank()) {
            return all().stream().filter(EchoBackend::inDefaultRun).toList();
        }
        if (ids.strip().equals("all")) {
            return all();
        }
        List<EchoBackend> selected = new ArrayList<>();
        for (String id : ids.split(",", -1)) {
            if (id.isBlank()) {
                throw new UsageException("the list of backends \"" + ids + "\" has an empty element; remove a comma.");
            }
            EchoBackend backend = byId(id.strip());
            if (!selected.contains(backend)) {
                selected.add(backend);
            }
        }
        return selected;
    }

    /** The backend of that id, or a {@link UsageException} with the nearest one. */
    public EchoBackend byId(String id) throws UsageException {
        EchoBackend backend = backends.get(id);
        if (backend == null) {
            throw UsageException.unknown("backend", id, backends.keySet());
        }
        return backend;
    }
}
