package io.echobench.backend.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;

/**
 * Netty's protocol handler, except that it leaves a failing connection open until {@link EchoHandler} has said why: Netty's own
 * closes at once, and a close frame that is followed by a reset may never be read.
 */
final class EchoProtocol extends WebSocketServerProtocolHandler {

    EchoProtocol(WebSocketServerProtocolConfig config) {
        super(config);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
        if (cause instanceof WebSocketHandshakeException) {
            super.exceptionCaught(context, cause);
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}
