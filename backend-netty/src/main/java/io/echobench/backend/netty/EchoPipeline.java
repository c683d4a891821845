package io.echobench.backend.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;

/**
 * What each connection passes through: the HTTP codec until the upgrade, then Netty's frame codec, its UTF-8 validator and its
 * protocol handler (pings, the closing handshake), the aggregator that makes one message of many fragments, and the echo.
 */
final class EchoPipeline extends ChannelInitializer<Channel> {

    /** Where the echo lives. */
    static final String PATH = "/echo";

    private static final int MAX_REQUEST_BYTES = 8192;

    private final ChannelGroup connections;
    private final int maxMessageBytes;
    private final WebSocketServerProtocolConfig protocol;

    /** @param connections gets each connection, and loses it when it ends */
    EchoPipeline(ChannelGroup connections, int maxMessageBytes) {
        this.connections = connections;
        this.maxMessageBytes = maxMessageBytes;
        this.protocol = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(PATH)
                .checkStartsWith(true) // a query may follow; anything longer never gets past the gate
                .sendCloseFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE) // 1001 when the server stops
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(maxMessageBytes)
                        .allowExtensions(false)
                        .withUTF8Validator(true)
                        .closeOnProtocolViolation(false) // EchoHandler answers every violation, in one place
                        .build())
                .build();
    }

    @Override
    protected void initChannel(Channel channel) {
        connections.add(channel);
        channel.pipeline()
                .addLast(
                        new HttpServerCodec(),
                        new HttpObjectAggregator(MAX_REQUEST_BYTES),
                        new EchoGate(),
                        new EchoProtocol(protocol),
                        new WebSocketFrameAggregator(maxMessageBytes),
                        new EchoHandler());
    }
}
