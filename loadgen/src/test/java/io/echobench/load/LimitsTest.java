package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final int ROOM = 4 << 10;

    @Test
    void theLargestMessageOfAllPhasesAndSomeRoomMayCome() {
        Step small = new Step.Send(new Payload.Generated(32, false));
        Step nested = new Step.Loop(2, List.of(small, new Step.Loop(3, List.of(send("ä".repeat(1_000))))));
        Flow flow = new Flow("nested", 1, List.of(new Step.Think(5), small, nested));
        assertThat(maxMessageBytes(sessions(flow), open(500))).isEqualTo(2_000 + ROOM);
        assertThat(maxMessageBytes(sessions(flow), open(5_000))).isEqualTo(5_000 + ROOM);
        assertThat(maxMessageBytes(new Phase.Pause("nothing", 1))).isEqualTo(ROOM);
    }

    @Test
    void aMessageThatFillsAnArrayStillHasALimit() {
        assertThat(maxMessageBytes(open(Integer.MAX_VALUE))).isEqualTo(Integer.MAX_VALUE - 8);
    }

    @Test
    void aMessageMayComeInAFrameForEachByteButNotInMore() {
        assertThat(LoadPlan.Limits.of(List.of(open(10))).maxFragments()).isEqualTo(10 + ROOM);
        assertThat(LoadPlan.Limits.of(List.of(open(1 << 20))).maxFragments()).isEqualTo(1 << 16);
    }

    private static int maxMessageBytes(Phase... phases) {
        return LoadPlan.Limits.of(List.of(phases)).maxMessageBytes();
    }

    private static Step send(String text) {
        return new Step.Send(new Payload.Text(text));
    }

    private static Phase sessions(Flow flow) {
        return new Phase.Sessions("sessions", true, 1, 1, 1, Arrivals.UNIFORM, List.of(flow));
    }

    private static Phase open(int bytes) {
        return new Phase.OpenLoop("open", true, 1, 1, Arrivals.UNIFORM, 1, new Payload.Generated(bytes, true));
    }
}
