package io.echobench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageExceptionTest {

    @Test
    void offersTheNearestName() {
        assertThat(UsageException.unknown("backend", "nety", List.of("helidon", "netty", "vertx")))
                .hasMessage("no backend \"nety\"; did you mean \"netty\"?");
    }

    @Test
    void listsWhatThereIsWhereNothingIsNear() {
        assertThat(UsageException.unknown("backend", "tomcat", List.of("netty", "vertx")))
                .hasMessage("no backend \"tomcat\"; known: netty, vertx");
    }
}
