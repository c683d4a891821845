package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {

    private static final Position AT = new Position("a.yaml", 1, 1);
    private static final Map<String, Double> METRICS =
            Map.of("vusers.created", 200.0, "vusers.failed", 3.0, "echobench.response.p95", 12.5);

    @ParameterizedTest
    @CsvSource({
        "1 + 2 * 3, 7",
        "(1 + 2) * 3, 9",
        "2 - 3 - 4, -5",
        "7 % 4 / 2, 1.5",
        "2 ^ 3 * 2, 16",
        "-2 ^ 2, 4",
        "- (1 + 1), -2",
        "1 < 2, 1",
        "2 <= 1, 0",
        "1 + 1 == 2 and 3 >= 3, 1",
        "1 or 0 and 0, 1",
        "not 0 == 1, 1",
        "not (1 == 1), 0",
        "not not 5, 1",
        "3 != 3 or 2 > 1, 1",
        "vusers.failed / vusers.created * 100, 1.5",
        "echobench.response.p95 < 20 and vusers.failed == 3, 1",
        ".5, ",
        "0.25 + .75, "
    })
    void hasTheValueThatItsPrecedenceGives(String text, Double value) throws ScriptException {
        if (value == null) {
            assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> ExpressionParser.parse(AT, text));
        } else {
            assertThat(ExpressionParser.parse(AT, text).value(METRICS)).isEqualTo(value);
        }
    }

    @Test
    void namesItsMetrics() throws ScriptException {
        assertThat(ExpressionParser.parse(AT, "vusers.failed > 1 or (vusers.created < vusers.failed)")
                        .metrics())
                .containsExactly("vusers.created", "vusers.failed");
    }

    @Test
    void whatIsNoNumberIsNeverTrue() throws ScriptException {
        assertThat(Expression.isTrue(ExpressionParser.parse(AT, "0 / 0").value(METRICS)))
                .isFalse();
        assertThat(Expression.isTrue(ExpressionParser.parse(AT, "0 / 0 < 1").value(METRICS)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 +",
                "1 2",
                "(1",
                "1)",
                "and 1",
                "1 == == 2",
                "vusers.created(",
                "a && b",
                "x = 1",
                "vusers.",
                "'a' == 1"
            })
    void whatIsNoConditionIsRefused(String text) {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> ExpressionParser.parse(AT, text))
                .withMessageStartingWith("a.yaml:1:1: ");
    }

    @Test
    void parenthesesWithoutEndAreRefused() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> ExpressionParser.parse(AT, "(".repeat(100_000)))
                .withMessage("a.yaml:1:1: the condition is nested more than 100 deep");
    }
}
