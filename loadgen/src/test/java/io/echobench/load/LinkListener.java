package io.echobench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One link of a wire: reads all that comes, and remembers what it was told. Methods can be overridden to do something else. */
class LinkListener implements LinkHandler {

    final ByteArrayOutputStream read = new ByteArrayOutputStream();
    final Link link;
    boolean connected;
    boolean ended;
    int readables;
    int writables;

    @Nullable
    IOException failure;

    LinkListener(Wire wire, InetSocketAddress remote) throws IOException {
        this(wire, remote, null);
    }

    LinkListener(Wire wire, InetSocketAddress remote, @Nullable InetSocketAddress local) throws IOException {
        link = wire.connect(remote, local, this);
        if (link.upAtOnce()) {
            connected = true;
        }
    }

    @Override
    public void connected() {
        connected = true;
    }

    @Override
    public void connectFailed(IOException cause) {
        failure = cause;
        link.close();
    }

    @Override
    public void readable() {
        readables++;
        try {
            read(1 << 10);
        } catch (IOException e) {
            failure = e;
            link.close();
        }
    }

    @Override
    public void writable() {
        writables++;
    }

    final void read(int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(most);
        int count = link.read(buffer);
        if (count < 0) {
            ended = true;
            link.close();
        } else {
            read.write(buffer.array(), 0, count);
        }
    }

    /** Whether there is nothing more to come. */
    final boolean over() {
        return ended || failure != null;
    }
}
