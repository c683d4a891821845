package io.echobench.backend.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;

/**
 * Lets a WebSocket request for {@code /echo} pass and refuses every other. Netty's protocol handler would hand another path on
 * unanswered, and would speak the drafts before RFC 6455 with a client that asks for them.
 *
 * <p>A client that sends frames before it has the answer is served too, though RFC 6455 section 4.1 forbids it. Netty's HTTP
 * codec would drop those bytes, or read them as another request while the answer is still being written, which on io_uring takes
 * until the next turn of the loop; so the gate gives them to the frame decoder. It leaves the pipeline with the handshake.
 */
final class EchoGate extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (message) {
            case FullHttpRequest request -> answer(context, request);
            case ByteBuf early -> decode(context, early);
            default -> context.fireChannelRead(message);
        }
    }

    /** Bytes only come this far when the HTTP codec hands over what it has buffered. */
    private static void decode(ChannelHandlerContext context, ByteBuf early) {
        if (context.pipeline().get(WebSocketFrameDecoder.class) == null) {
            early.release(); // the handshake failed
        } else {
            context.pipeline().fireChannelRead(early);
        }
    }

    private void answer(ChannelHandlerContext context, FullHttpRequest request) {
        HttpResponseStatus verdict = verdict(request);
        if (verdict.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            admit(context, request);
        } else {
            request.release();
            context.writeAndFlush(refusal(verdict)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void admit(ChannelHandlerContext context, FullHttpRequest request) {
        context.fireChannelRead(request); // the answer is written, or queued, and the frame decoder stands in front
        HttpServerCodec codec = context.pipeline().get(HttpServerCodec.class);
        if (codec != null) {
            codec.removeInboundHandler(); // hands over what it has buffered
        }
        if (!context.isRemoved()) {
            context.pipeline().remove(this);
        }
    }

    private static HttpResponseStatus verdict(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        if (!new QueryStringDecoder(request.uri()).rawPath().equals(EchoPipeline.PATH)) {
            return HttpResponseStatus.NOT_FOUND;
        }
        String version = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION);
        return WebSocketVersion.V13.toHttpHeaderValue().contentEquals(version == null ? "" : version)
                ? HttpResponseStatus.SWITCHING_PROTOCOLS
                : HttpResponseStatus.UPGRADE_REQUIRED;
    }

    private static FullHttpResponse refusal(HttpResponseStatus status) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            response.headers()
                    .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                    .add(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                    .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, WebSocketVersion.V13.toHttpHeaderValue());
        }
        HttpUtil.setContentLength(response, 0);
        return response;
    }
}
