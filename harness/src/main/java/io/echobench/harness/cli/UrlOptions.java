package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.run.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a running server; shared by the commands that send something to one. */
final class UrlOptions {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A server that runs already, ws://host:port/path, instead of backends (run: or beside them).")
    @Nullable
    String url;

    @Option(names = "--remote", description = "Allows a --url outside this machine. Load only what is yours.")
    boolean remote;

    @Option(names = "--yes", description = "Does not ask before a --url outside this machine is loaded.")
    boolean yes;

    private @Nullable ExternalUrl checked;

    /** Whether a running server was named; the other options mean nothing without. */
    boolean isGiven() throws UsageException {
        if (url == null && (remote || yes)) {
            throw new UsageException((remote ? "--remote" : "--yes") + " is about a --url, and there is none.");
        }
        return url != null;
    }

    /** Its row; nothing is sent yet. */
    Target target(String name) throws UsageException {
        checked = ExternalUrl.of(String.valueOf(url), remote);
        return checked.target(name);
    }

    /**
     * The last check before anything is started: asks where the server is not on this machine, then sees whether it speaks WebSocket.
     *
     * @param load what it is about to get, for the question: {@code 30,000 messages in 12 s}
     */
    void expectConsentAndAnswer(String load) throws UsageException {
        if (checked != null) {
            if (!checked.isOnThisMachine() && !yes) {
                Consent.onTerminal().expect(checked.place() + " gets " + load);
            }
            UrlProbe.expectWebSocket(checked.url(), ANSWERS_WITHIN);
        }
    }

    /** Whether all connections stay on this machine's loopback, that of a running server, too. */
    boolean isOnLoopback() {
        return checked == null || checked.isOnThisMachine();
    }
}
