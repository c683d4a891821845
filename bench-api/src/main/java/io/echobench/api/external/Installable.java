package io.echobench.api.external;

import io.echobench.api.EchoBackend;

/**
 * A backend that runs on packages from a registry. {@code echobench setup} installs them; a run never does: where they are missing,
 * starting the backend is a {@link io.echobench.api.BackendUnavailableException} that names the command.
 */
public interface Installable extends EchoBackend {

    /** What is installed, and where. */
    Installation installation();
}
