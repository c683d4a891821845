package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.run.Target;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/**
 * A {@code --url} that names a WebSocket server, checked before anything is sent to it: a load tool must not hit a stranger by a typing
 * slip.
 *
 * @param address what its host resolves to
 */
record ExternalUrl(URI url, InetAddress address) {

    private static final int HTTP_PORT = 80;

    /**
     * Reads and checks it, the host's name included.
     *
     * @param remote whether a host outside this machine was allowed
     */
    static ExternalUrl of(String text, boolean remote) throws UsageException {
        URI url = parsed(text);
        check(url);
        InetAddress address;
        try {
            address = InetAddress.getByName(url.getHost());
        } catch (UnknownHostException e) {
            throw new UsageException("--url " + url + ": no host " + url.getHost() + " is known.");
        }
        if (!address.isLoopbackAddress() && !remote) {
            throw new UsageException("--url " + url + " is outside this machine (" + address.getHostAddress()
                    + "); if that server is yours to load, say so with --remote.");
        }
        return new ExternalUrl(url, address);
    }

    /** Its row. */
    Target target(String name) throws UsageException {
        if (!name.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw new UsageException(
                    "--name " + name + " must be lower case letters, digits, dots and dashes, at most 64 of them.");
        }
        return new Target.External(name, url);
    }

    boolean isOnThisMachine() {
        return address.isLoopbackAddress();
    }

    /** Host, address and port, for people. */
    String place() {
        return url.getHost() + " (" + address.getHostAddress() + "), port " + port(url) + ",";
    }

    /** Of the address; 80 where it names none. */
    static int port(URI url) {
        return url.getPort() < 0 ? HTTP_PORT : url.getPort();
    }

    private static URI parsed(String text) throws UsageException {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new UsageException("--url " + text + " is no address (" + e.getReason() + " at index " + e.getIndex()
                    + "); write it like ws://127.0.0.1:9001/echo.");
        }
    }

    private static void check(URI url) throws UsageException {
        if ("wss".equalsIgnoreCase(url.getScheme())) {
            throw new UsageException("--url " + url + ": TLS is not supported; name the server's ws:// address.");
        }
        if (!"ws".equalsIgnoreCase(url.getScheme())
                || url.getHost() == null
                || url.getPort() == 0
                || url.getPort() > 65_535) {
            throw new UsageException("--url " + url + " is not of the form ws://host:port/path.");
        }
        if (url.getRawUserInfo() != null) {
            throw new UsageException("--url names a user, which is not sent to " + url.getHost() + "; remove it.");
        }
        if (url.getRawFragment() != null) {
            throw new UsageException(
                    "--url " + url + " has a fragment (#), which no WebSocket address has; remove it.");
        }
    }
}
