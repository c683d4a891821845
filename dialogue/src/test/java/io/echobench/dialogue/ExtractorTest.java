package io.echobench.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorTest {

    private static final String ANSWER =
            "{\"id\": 7, \"big\": 12345678901, \"on\": true, \"none\": null, \"empty\": \"\", \"user\": {\"name\": \"Ada\", \"tags\": [\"a\", \"b\"]}}";

    private final Scope scope = new Scope(new SplittableRandom(1));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$.id; 7",
                "id; 7",
                "$.big; 12345678901",
                "$.on; true",
                "$.none; null",
                "$.user.name; \"Ada\"",
                "$['user']['name']; \"Ada\"",
                "$..name; \"Ada\"",
                "$.user.tags; [\"a\",\"b\"]",
                "$.user.tags[0]; \"a\"",
                "$.user.tags[-1:]; \"b\"",
                "$.user.tags[?(@ == 'b')]; \"b\"",
                "$.user; {\"name\":\"Ada\",\"tags\":[\"a\",\"b\"]}"
            })
    void findsByJsonPathWithItsType(String path, String json) {
        assertThat(json(path, ANSWER).map(Json::of)).contains(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.missing", "$.user.tags[9]", "$.id.deeper", "$.empty"})
    void findsNothingWhereThereIsNothing(String path) {
        assertThat(json(path, ANSWER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "5", "\"text\"", "null", "{\"id\": ", "[1, 2"})
    void findsNothingInWhatIsNoObjectOrList(String answer) {
        assertThat(json("$.id", answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "\\d+, '', '', order 66 of 99, 66",
                "ORDER, i, '', order 66, order",
                "(?<n>\\d+) of (?<m>\\d+), '', m, 66 of 99, 99",
                "(\\d+) of, '', m, 66 of 99, 66 of",
                "^b$, m, '', 'a\nb', b",
                "nothing, '', '', order, -",
                "x*, '', '', order, -"
            })
    void findsByRegularExpression(String pattern, String flags, String group, String answer, String found) {
        Extraction extraction = new Extraction.Regexp(new Template.Constant(new Value.Text(pattern)), group, flags);
        assertThat(Extractor.extract(extraction, answer, scope).map(Value::text))
                .isEqualTo(java.util.Optional.ofNullable(found));
    }

    @Test
    void findsNothingByWhatAVariableMadeNoPatternAndNoPath() {
        Template broken = new Template.Constant(new Value.Text("$.[("));
        assertThat(Extractor.extract(new Extraction.Regexp(broken, "", ""), ANSWER, scope))
                .isEmpty();
        assertThat(Extractor.extract(new Extraction.JsonPath(broken), ANSWER, scope))
                .isEmpty();
    }

    @Test
    void findsNothingWhereTheAnswerIsTooDeepForTheJdk() {
        Template deep = new Template.Constant(new Value.Text("(a|b)*c"));
        assertThat(Extractor.extract(new Extraction.Regexp(deep, "", ""), "ab".repeat(500_000), scope))
                .isEmpty();
    }

    @Test
    void saysWhatIsNoJsonPathAndNoRegularExpression() {
        assertThat(Extractions.problemOfJsonPath("$.a[0]")).isEmpty();
        assertThat(Extractions.problemOfJsonPath("$.[")).isPresent();
        assertThat(Extractions.problemOfRegexp("a+", "i")).isEmpty();
        assertThat(Extractions.problemOfRegexp("(", "")).contains("Unclosed group");
    }

    private java.util.Optional<Value> json(String path, String answer) {
        return Extractor.extract(new Extraction.JsonPath(new Template.Constant(new Value.Text(path))), answer, scope);
    }
}
