package io.echobench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageExceptionTest {

    @Test
    void offersTheNearestNameAndListsAll() {
        assertThat(UsageException.unknown("backend", "nety", List.of("helidon", "netty", "vertx")))
                .hasMessage("no backend \"nety\"; did you mean \"netty\"? There are: helidon, netty, vertx.");
    }

    @Test
    void countsInsertionsDeletionsAndSubstitutionsAlike() {
        assertThat(UsageException.nearest("--scrip", List.of("--seed", "--script", "--rounds")))
                .isEqualTo("--script");
        assertThat(UsageException.nearest("undertwo", List.of("netty", "undertow")))
                .isEqualTo("undertow");
    }
}
