package io.echobench.backend.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Netty's protocol handler with two differences. It leaves a failing connection open until {@link EchoHandler} has said why: Netty's
 * own closes at once, and a close frame that is followed by a reset may never be read. And it refuses two kinds of close frames
 * that Netty's decoder lets pass: a code above those of RFC 6455 section 7.4.2, and a reason that ends within a character.
 */
final class EchoProtocol extends WebSocketServerProtocolHandler {

    private static final int LAST_CLOSE_CODE = 4999;

    EchoProtocol(WebSocketServerProtocolConfig config) {
        super(config);
    }

    @Override
    protected void decode(ChannelHandlerContext context, WebSocketFrame frame, List<Object> out) throws Exception {
        if (frame instanceof CloseWebSocketFrame close) {
            check(close);
        }
        super.decode(context, frame, out);
    }

    private static void check(CloseWebSocketFrame close) {
        if (close.statusCode() > LAST_CLOSE_CODE) {
            throw new CorruptedWebSocketFrameException(
                    WebSocketCloseStatus.PROTOCOL_ERROR, "close code " + close.statusCode());
        }
        ByteBuf body = close.content();
        int reason = body.readerIndex() + Short.BYTES;
        int length = body.readableBytes() - Short.BYTES;
        if (length > 0 && !ByteBufUtil.isText(body, reason, length, StandardCharsets.UTF_8)) {
            throw new CorruptedWebSocketFrameException(
                    WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "close reason that is not UTF-8");
        }
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
