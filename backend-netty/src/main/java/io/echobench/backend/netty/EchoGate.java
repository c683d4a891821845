package io.echobench.backend.netty;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;

/**
 * Lets a WebSocket request for {@code /echo} pass and refuses every other. Netty's protocol handler would hand another path on
 * unanswered, and would speak the drafts before RFC 6455 with a client that asks for them.
 */
final class EchoGate extends SimpleChannelInboundHandler<FullHttpRequest> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        HttpResponseStatus verdict = verdict(request);
        if (verdict.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            context.fireChannelRead(request.retain());
        } else {
            context.writeAndFlush(refusal(verdict)).addListener(ChannelFutureListener.CLOSE);
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
