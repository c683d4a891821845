package io.echobench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.run.Windows.Part;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowsTest {

    @Test
    void everyNanosecondBelongsToOnePart() {
        Windows windows = new Windows(100);
        windows.enter(Part.BOOT, 110);
        windows.enter(Part.MEASURED, 150);
        windows.enter(Part.DRAIN, 250);
        windows.enter(Part.MEASURED, 260);
        windows.enter(Part.STOP, 300);
        Map<String, Long> byId = windows.byId(333);
        assertThat(byId)
                .containsEntry("other", 10L)
                .containsEntry("boot", 40L)
                .containsEntry("measured", 140L)
                .containsEntry("drain", 10L)
                .containsEntry("stop", 33L)
                .containsEntry("warm-up", 0L);
        assertThat(byId.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(233);
    }
}
