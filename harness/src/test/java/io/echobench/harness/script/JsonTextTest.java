package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected texts are what {@code JSON.stringify(JSON.parse(text))} gives in JavaScript. */
class JsonTextTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,0",
        "5.0,5",
        "1e3,1000",
        "-2.50,-2.5",
        "0.1,0.1",
        "0.000001,0.000001",
        "0.0000001,1e-7",
        "1.25e-9,1.25e-9",
        "100000000000000000000,100000000000000000000",
        "1e21,1e+21",
        "-1.5e300,-1.5e+300",
        "12345678901234567890,12345678901234567000"
    })
    void writesNumbersAsJavaScriptDoes(String json, String expected) throws ScriptException {
        assertThat(rewritten(json)).isEqualTo(expected);
    }

    @Test
    void keepsTheOrderOfKeysAndLeavesOutSpaces() throws ScriptException {
        assertThat(rewritten("{ \"b\" : [ 1 , true , null , { } ] , \"a\" : \"x\" }"))
                .isEqualTo("{\"b\":[1,true,null,{}],\"a\":\"x\"}");
    }

    @Test
    void escapesWhatJavaScriptEscapesAndNothingElse() throws ScriptException {
        assertThat(rewritten("\"\\u0001\\b\\t\\n\\f\\r\\\"\\\\ \\/ \\u00e4 \\u2028\""))
                .isEqualTo("\"\\u0001\\b\\t\\n\\f\\r\\\"\\\\ / \u00e4 \u2028\"");
    }

    private static String rewritten(String json) throws ScriptException {
        return JsonText.of(NodeReader.read("x.json", json));
    }
}
