package io.echobench.api.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    @Test
    void readsWhatItWrote() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("text", "\"quoted\" \\ \n\t\u0001 gr\u00fc\u00df \ud83d\ude80");
        members.put("long", Long.MIN_VALUE);
        members.put("double", 0.5);
        members.put("flag", true);
        members.put("list", List.of("a", "b"));
        members.put("empty", List.of());
        assertThat(Json.read(Json.write(members))).isEqualTo(members);
        assertThat(Json.read(Json.write(Map.of()))).isEmpty();
    }

    @Test
    void readsWhatOtherLanguagesWrite() {
        assertThat(Json.read(" { \"a\" : [ \"x\" , \"y\" ] , \"b\" : \"\\u00fc\\/\\b\\f\\r\" , \"c\" : -1.5e3 } "))
                .isEqualTo(Map.of("a", List.of("x", "y"), "b", "\u00fc/\b\f\r", "c", -1500.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ready",
                "[1]",
                "{",
                "{}x",
                "{a:1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":nope}",
                "{\"a\":{}}",
                "{\"a\":[1",
                "{\"a\":\"cut",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12zz\"}"
            })
    void saysWhereTextIsNoFlatObject(String text) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at column ");
    }
}
