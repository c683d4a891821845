package io.echobench.harness.script;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadScriptsTest {

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedInOneSentenceThatSaysWhereAndWhatToDo(ScriptCases.Case bad) {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> LoadScriptReader.read(bad.name(), bad.text()))
                .withMessage(bad.name() + ":" + bad.expected().getFirst());
    }

    static List<ScriptCases.Case> cases() {
        return ScriptCases.in("bad-scripts.txt");
    }

    @Test
    void aScriptNestedWithoutEndIsRefused() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> LoadScriptReader.read("deep.json", "[".repeat(1_000_000)))
                .withMessage("deep.json:1:66: nested more than 64 deep");
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> LoadScriptReader.read("deep.yaml", "- ".repeat(500_000)))
                .withMessage("deep.yaml:1:131: nested more than 64 deep");
    }

    @Test
    void aMessageLargerThanServersTakeIsRefused() {
        String text = "{\"config\": {\"phases\": [{\"duration\": 1, \"arrivalRate\": 1}]},\n"
                + "\"scenarios\": [{\"engine\": \"ws\", \"flow\": [{\"send\": \"" + "\u00e4".repeat(524_289)
                + "\"}]}]}";

        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> LoadScriptReader.read("large.json", text))
                .withMessage("large.json:2:50: send has 1,048,578 bytes; a message has at most 1,048,576");
    }

    @Test
    void aScriptWithoutEndIsRefused() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> LoadScriptReader.read("long.json", "[" + "1,".repeat(600_000)))
                .withMessage("long.json:1:1: the script has 1,200,001 characters; at most 1,048,576 are read");
    }
}
