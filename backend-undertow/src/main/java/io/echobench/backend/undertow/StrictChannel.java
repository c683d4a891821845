package io.echobench.backend.undertow;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.protocol.framed.FrameHeaderData;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import io.undertow.websockets.core.protocol.version13.WebSocket13Channel;
import io.undertow.websockets.extensions.NoopExtensionFunction;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;

/**
 * Undertow's channel with the three looks at a frame's header that it leaves out (RFC 6455 sections 5.1, 5.2 and 7.4.1):
 * whether a control frame is masked, whether a length is negative, whether a frame alone is beyond the limit, which it would
 * otherwise read as far as the limit, or wait for. They cost a look at one byte and at one number.
 */
final class StrictChannel extends WebSocket13Channel {

    private static final int MASKED = 0x80;

    private final int maxMessageBytes;
    private int headerBytesBefore; // of the header that the next bytes go on with

    private StrictChannel(
            WebSocketHttpExchange exchange, StreamConnection connection, ByteBufferPool pool, int maxMessageBytes) {
        super(
                connection,
                pool,
                exchange.getRequestURI(),
                "",
                false,
                false,
                NoopExtensionFunction.INSTANCE,
                exchange.getPeerConnections(),
                exchange.getOptions());
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Undertow's handshake, without extensions and subprotocols, that opens such channels. */
    static Hybi13Handshake handshake(int maxMessageBytes) {
        return new Hybi13Handshake() {
            @Override
            public WebSocketChannel createChannel(
                    WebSocketHttpExchange exchange, StreamConnection connection, ByteBufferPool pool) {
                return new StrictChannel(exchange, connection, pool, maxMessageBytes);
            }
        };
    }

    @Override
    protected @Nullable FrameHeaderData parseFrame(ByteBuffer data) throws IOException {
        int start = data.position();
        int maskAt = start + 1 - headerBytesBefore;
        if (maskAt >= start && maskAt < data.limit() && (data.get(maskAt) & MASKED) == 0) {
            throw violation(CloseMessage.PROTOCOL_ERROR, "unmasked frame");
        }
        FrameHeaderData frame = super.parseFrame(data);
        if (frame == null) {
            headerBytesBefore += data.position() - start;
            return null;
        }
        headerBytesBefore = 0;
        if (frame.getFrameLength() < 0) {
            throw violation(CloseMessage.PROTOCOL_ERROR, "negative length");
        }
        if (frame.getFrameLength() > maxMessageBytes) {
            throw violation(CloseMessage.MSG_TOO_BIG, "message of more than " + maxMessageBytes + " bytes");
        }
        return frame;
    }

    /** Sends the close frame and reads no more; the listener is told by the exception, and ends the connection. */
    private IOException violation(int code, String why) {
        WebSockets.sendClose(code, why, this, null);
        IOException cause = new IOException(why);
        markReadsBroken(cause);
        return cause;
    }
}
