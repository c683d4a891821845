package io.echobench.backend.helidon;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.websocket.ClientWsFrame;
import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsCloseException;
import io.helidon.websocket.WsOpCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The echo of one connection over Helidon's frame reader: each data frame goes back as it came, once {@link MessageRules} and
 * {@link ControlRules} find it lawful. The connection's virtual thread alone runs it.
 *
 * <p>Answers gather until the reader has nothing more to give and asks {@link #moreBytes} for bytes, which is where it would
 * block; then they leave in one write. The write blocks too: a peer that does not read is no longer read from.
 */
final class FrameEcho implements ServerConnection {

    private final ConnectionContext context;
    private final int maxMessageBytes;
    private final MessageRules message;
    private final FrameWriter answers;
    private final DataReader reader = new DataReader(this::moreBytes);

    private volatile boolean running = true;
    private volatile @Nullable Thread thread;

    FrameEcho(ConnectionContext context, int maxMessageBytes) {
        this.context = context;
        this.maxMessageBytes = maxMessageBytes;
        this.message = new MessageRules(maxMessageBytes);
        this.answers = new FrameWriter(context.dataWriter());
    }

    @Override
    public void handle(Limit limit) {
        thread = Thread.currentThread();
        try {
            boolean open = true;
            while (open && running) {
                open = answer(nextFrame());
            }
        } catch (WsCloseException e) {
            answers.close(e.closeCode());
        } catch (DataReader.InsufficientDataAvailableException e) {
            return; // the peer is gone, and with it whoever would read answers
        }
        answers.flush();
    }

    private byte @Nullable [] moreBytes() {
        answers.flush();
        DataReader handshake = context.dataReader();
        int left = handshake.available(); // frames that came with the handshake
        return left > 0 ? handshake.readBytes(left) : context.serverSocket().get();
    }

    private ClientWsFrame nextFrame() {
        try {
            return ClientWsFrame.read(context, reader, maxMessageBytes);
        } catch (IllegalArgumentException e) { // how WsOpCode refuses an opcode
            throw new WsCloseException("reserved opcode", WsCloseCodes.PROTOCOL_ERROR);
        }
    }

    /** Answers a frame and returns whether the connection goes on. */
    private boolean answer(ClientWsFrame frame) {
        byte[] payload = frame.payloadData().readBytes();
        switch (frame.opCode()) {
            case TEXT, BINARY, CONTINUATION -> {
                message.check(frame.opCode(), frame.fin(), payload);
                answers.frame(frame.opCode(), frame.fin(), payload);
            }
            case PING -> {
                ControlRules.check(frame.fin(), payload);
                answers.frame(WsOpCode.PONG, true, payload);
            }
            case PONG -> ControlRules.check(frame.fin(), payload);
            case CLOSE -> {
                ControlRules.check(frame.fin(), payload);
                ControlRules.checkClose(payload);
                answers.frame(WsOpCode.CLOSE, true, payload);
                return false;
            }
        }
        return true;
    }

    /** Never idle: how long a peer is silent is the peer's business. */
    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        running = false;
        Thread reading = thread;
        if (reading != null) {
            reading.interrupt(); // ends a blocking read or write, and with it the connection
        }
    }
}
