package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.run.Target;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Checks a {@code --url} before anything is sent to it: a load tool must not hit a stranger by a typing slip. */
final class ExternalUrl {

    private ExternalUrl() {}

    /**
     * The row of a running server.
     *
     * @param remote whether a host outside this machine was allowed
     */
    static Target target(String name, URI url, boolean remote) throws UsageException {
        if (!"ws".equals(url.getScheme()) || url.getHost() == null || url.getPort() > 65_535) {
            throw new UsageException("--url " + url + " is not of the form ws://host:port/path.");
        }
        if (!name.matches("[a-z0-9][a-z0-9._-]*")) {
            throw new UsageException("--name " + name + " must be lower case letters, digits, dots and dashes.");
        }
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
        return new Target.External(name, url);
    }
}
