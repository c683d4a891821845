package io.echobench.tck;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoBackend;
import io.echobench.api.external.Installable;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What a backend needs before it can be tested. */
final class Prerequisites {

    /** System property: ids, with commas, of backends that may not be skipped. */
    static final String REQUIRED = "echobench.required";

    private Prerequisites() {}

    /** What {@code setup} would do, into the cache that the build gives to tests; what cannot be fetched is unavailable. */
    static void install(EchoBackend backend) throws BackendUnavailableException {
        if (backend instanceof Installable installable) {
            try {
                installable.installation().install(step -> {});
            } catch (BackendUnavailableException e) {
                throw e;
            } catch (BackendException e) {
                throw new BackendUnavailableException(
                        "its packages cannot be installed: " + e.getMessage(),
                        "run its tests where they can be fetched");
            }
        }
    }

    /** Aborts the tests, visibly and with the reason; where the machine must have everything, fails. */
    static void skip(EchoBackend backend, BackendUnavailableException reason) throws BackendUnavailableException {
        if (List.of(System.getProperty(REQUIRED, "").split(",", -1)).contains(backend.id())) {
            throw reason;
        }
        String sentence = backend.id() + " is unavailable: " + reason.getMessage();
        System.err.println("SKIPPED: " + sentence); // a build tells only how many were skipped
        Assumptions.abort(sentence);
    }
}
