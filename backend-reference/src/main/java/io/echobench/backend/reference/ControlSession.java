package io.echobench.backend.reference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** One connection of the control path: each text is a command. */
final class ControlSession implements Session {

    private final Control control;
    private final Connection connection;

    ControlSession(Control control, Connection connection) {
        this.control = control;
        this.connection = connection;
    }

    @Override
    public void message(int opcode, ByteBuffer buffer, int at, int length) {
        byte[] command = new byte[length];
        buffer.get(at, command);
        String answer = opcode == Frames.TEXT
                ? control.answer(new String(command, StandardCharsets.UTF_8))
                : Answer.failed("a command is a text message").toString();
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(Frames.MAX_HEADER + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        connection.output().frame(Frames.TEXT, frame.put(Frames.MAX_HEADER, bytes), Frames.MAX_HEADER, bytes.length);
    }

    @Override
    public void closing(Runnable answer) {
        answer.run();
    }

    @Override
    public void ended() {}
}
