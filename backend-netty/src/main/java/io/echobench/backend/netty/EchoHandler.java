package io.echobench.backend.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import java.io.IOException;

/**
 * The echo: each whole message, text or binary, goes back in the very buffer it came in. Writes of one read are flushed
 * together, and a peer that does not read is not read from.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a void promise reports its failure to exceptionCaught
final class EchoHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final System.Logger LOG = System.getLogger(EchoHandler.class.getName());

    EchoHandler() {
        super(false); // the write releases the frame
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame message) {
        context.write(message, context.voidPromise());
        if (!context.channel().isWritable()) {
            context.flush();
            readWhileWritable(context);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        readWhileWritable(context);
    }

    private static void readWhileWritable(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case CorruptedWebSocketFrameException violation -> fail(context, violation.closeStatus());
            case TooLongFrameException tooLong -> fail(context, WebSocketCloseStatus.MESSAGE_TOO_BIG);
            case IOException reset -> context.close();
            case PrematureChannelClosureException amidFragments -> context.close();
            default -> {
                LOG.log(System.Logger.Level.WARNING, "a connection is closed after an unexpected exception", cause);
                context.close();
            }
        }
    }

    /** Fails the connection (RFC 6455 section 7.1.7): a close frame says why, and nothing that follows is looked at. */
    private static void fail(ChannelHandlerContext context, WebSocketCloseStatus why) {
        context.pipeline().replace(WebSocketFrameDecoder.class, "lingering-close", new LingeringClose());
        context.writeAndFlush(new CloseWebSocketFrame(why)).addListener(LingeringClose.SHUT_DOWN_OUTPUT);
    }
}
