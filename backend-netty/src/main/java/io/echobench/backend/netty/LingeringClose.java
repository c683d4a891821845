package io.echobench.backend.netty;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Takes the place of the frame decoder once a connection has failed, and discards what the peer still sends until it closes, or
 * for a second. A socket that is closed over unread bytes answers with a reset, which can overtake the close frame.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nothing follows a close
final class LingeringClose extends ChannelInboundHandlerAdapter {

    /** For the write of the close frame: no more output, so that the peer sees the end. */
    static final ChannelFutureListener SHUT_DOWN_OUTPUT = LingeringClose::shutDownOutput;

    private static final long LINGER_SECONDS = 1;

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(true);
        context.executor().schedule(() -> context.channel().close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        ReferenceCountUtil.release(bytes);
    }

    private static void shutDownOutput(ChannelFuture written) {
        if (written.isSuccess() && written.channel() instanceof DuplexChannel channel) {
            channel.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            written.channel().close();
        }
    }
}
