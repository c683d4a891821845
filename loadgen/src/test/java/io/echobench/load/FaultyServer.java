package io.echobench.load;

import java.io.IOException;
import java.io.OutputStream;

/** An echo that does something wrong with the second message of each connection. */
final class FaultyServer extends TinyEchoServer {

    private final Fault fault;

    FaultyServer(Fault fault) throws IOException {
        this.fault = fault;
    }

    @Override
    boolean answer(int number, byte[] echo, OutputStream out) throws IOException {
        if (number != 1) {
            out.write(echo);
            return true;
        }
        switch (fault) {
            case SILENT -> {}
            case TWICE -> {
                out.write(echo);
                out.write(echo);
            }
            case DAMAGED -> {
                echo[echo.length - 1] ^= 1;
                out.write(echo);
            }
            case MASKED -> {
                echo[1] |= (byte) Frames.MASKED;
                out.write(echo);
            }
            case HALF_A_FRAME -> out.write(echo, 0, echo.length / 2);
            case CLOSE_FRAME -> out.write(ServerFrames.frame(Frames.FIN | Frames.CLOSE, new byte[] {3, (byte) 233}));
            case END_OF_STREAM -> {}
        }
        return fault == Fault.SILENT || fault == Fault.TWICE || fault == Fault.DAMAGED;
    }
}
