package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> NAMES = List.of("netty", "netty-nio", "undertow", "vertx", "helidon");

    @ParameterizedTest
    @CsvSource({
        "nety,netty",
        "NETTY,netty",
        "nettty,netty",
        "entty,netty",
        "netty-noi,netty-nio",
        "undretow,undertow",
        "vert.x,vertx"
    })
    void findsWhatWasMeant(String wrong, String meant) {
        assertThat(NearestName.of(wrong, NAMES)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"jetty-websocket", "x", "''", "under"})
    void guessesNothingWhereNothingIsNear(String wrong) {
        assertThat(NearestName.of(wrong, NAMES)).isEmpty();
    }

    @Test
    void listsTheNamesWhereNothingIsNear() {
        assertThat(NearestName.advice("tomcat", List.of("a", "b"))).isEqualTo("; known: a, b");
    }

    @Test
    void doesNotPonderOverEndlessNames() {
        assertThat(NearestName.of("netty".repeat(100_000), NAMES)).isEmpty();
    }
}
