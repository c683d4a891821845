package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** In this JVM, which has not the flags; {@link LoadMainTest} has a process with them. */
class SafepointClockTest {

    @Test
    void withoutItsFlagsTheTimeIsUnknownAndNotNone() {
        SafepointClock clock = SafepointClock.ofThisJvm();
        assertThat(clock.nanos()).isEqualTo(SafepointClock.UNKNOWN);
        assertThat(clock.since(clock.nanos())).isEqualTo(SafepointClock.UNKNOWN);
    }
}
