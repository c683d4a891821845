package io.echobench.backend.pythonwebsockets;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.KnownGap;
import io.echobench.api.Tier;
import io.echobench.api.child.CommandBackend;
import io.echobench.api.external.Cache;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The {@code websockets} that the system's Python can import: what it is depends on the machine, and its row says so. */
public final class PythonWebsocketsSystemBackend implements CommandBackend {

    private static final int OLDEST_MAJOR = 10;

    /** Prints the release; fails where there is none that can serve. */
    private static final String FITS = "import websockets.version as w; assert int(w.version.split('.')[0]) >= "
            + OLDEST_MAJOR + "; print(w.version)";

    private final Python pythons;
    private final Cache cache;
    private boolean looked;
    private Optional<Found> found = Optional.empty();

    private record Found(Path python, String version) {}

    /** With the Pythons and the cache of this machine. */
    public PythonWebsocketsSystemBackend() {
        this(Python.ofThisMachine(), Cache.ofThisUser());
    }

    PythonWebsocketsSystemBackend(Python pythons, Cache cache) {
        this.pythons = pythons;
        this.cache = cache;
    }

    @Override
    public String id() {
        return "python-websockets-system";
    }

    @Override
    public String description() {
        return "the websockets that this machine's Python has, on asyncio; a process for each I/O thread";
    }

    @Override
    public Tier tier() {
        return Tier.MESSAGE;
    }

    @Override
    public boolean inDefaultRun() {
        return false;
    }

    /** Those of the release that is there; none where none is. */
    @Override
    public List<KnownGap> knownGaps() {
        return found().map(it -> Gaps.of(it.version())).orElse(List.of());
    }

    @Override
    public List<String> command() throws BackendException {
        return Python.server(found().orElseThrow(this::missing).python(), cache);
    }

    /** Looked for once: it takes a moment, and does not change while we run. */
    private synchronized Optional<Found> found() {
        if (!looked) {
            looked = true;
            found = pythons.systemFirst()
                    .flatMap(python -> Python.says(python, FITS).map(version -> new Found(python, version)).stream())
                    .findFirst();
        }
        return found;
    }

    private BackendUnavailableException missing() {
        List<Path> tried = pythons.systemFirst().toList();
        return tried.isEmpty()
                ? new BackendUnavailableException(
                        "no python3 on the PATH or in /usr/bin",
                        "install it (Debian: apt-get install python3-websockets)")
                : new BackendUnavailableException(
                        String.join(" and ", tried.stream().map(Path::toString).toList()) + " cannot import websockets "
                                + OLDEST_MAJOR + " or newer",
                        "install it (Debian: apt-get install python3-websockets)");
    }
}
