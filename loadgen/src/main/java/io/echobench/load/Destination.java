package io.echobench.load;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Where the connections to one server go.
 *
 * @param target what the opening handshake asks for
 * @param remote its address
 */
record Destination(URI target, InetSocketAddress remote) {

    private static final int HTTP = 80;

    static Destination of(URI target) {
        int port = target.getPort() < 0 ? HTTP : target.getPort();
        return new Destination(target, new InetSocketAddress(target.getHost(), port));
    }
}
