package io.echobench.backend.undertow;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;

/**
 * Sends back every message of one connection. Its connection's I/O thread alone calls it.
 *
 * <p>A send that the socket takes at once, the common case, costs nothing more. One that it does not take suspends receiving
 * until it is through: else a peer that sends and does not read would fill the heap with echoes. (Undertow itself stops at 50
 * queued frames, which is 50 MiB of our largest messages.)
 */
final class EchoListener extends AbstractReceiveListener {

    private final int maxMessageBytes;
    private int unsent;

    EchoListener(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    protected long getMaxTextBufferSize() {
        return maxMessageBytes;
    }

    @Override
    protected long getMaxBinaryBufferSize() {
        return maxMessageBytes;
    }

    @Override
    protected int getMaxPingsPerWindow() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
        unsent++;
        WebSockets.sendText(message.getData(), channel, new Sent(() -> {}));
        awaitUnsent(channel);
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
        unsent++;
        var data = message.getData();
        ByteBuffer[] buffers = data.getResource();
        if (buffers.length == 1) {
            WebSockets.sendBinary(buffers[0], channel, new Sent(data::free));
        } else {
            WebSockets.sendBinary(buffers, channel, new Sent(data::free)); // copies them into one
        }
        awaitUnsent(channel);
    }

    private void awaitUnsent(WebSocketChannel channel) {
        if (unsent > 0) {
            channel.suspendReceives();
        }
    }

    /** Told once that a message is through, or that it never will be. */
    private final class Sent implements WebSocketCallback<Void> {

        private final Runnable free;

        Sent(Runnable free) {
            this.free = free;
        }

        @Override
        public void complete(WebSocketChannel channel, Void context) {
            free.run();
            unsent--;
            if (unsent == 0) {
                channel.resumeReceives(); // does nothing unless they are suspended
            }
        }

        @Override
        public void onError(WebSocketChannel channel, Void context, Throwable cause) {
            free.run();
            IoUtils.safeClose(channel);
        }
    }
}
