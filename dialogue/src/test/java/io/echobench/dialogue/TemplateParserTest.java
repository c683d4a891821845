package io.echobench.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.echobench.dialogue.TemplateParser.MalformedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateParserTest {

    private static final TemplateParser PARSER = new TemplateParser(name -> switch (name) {
        case "target" -> Optional.of(new Value.Text("ws://a"));
        case "nobody" -> throw new MalformedException("no variable is called nobody");
        default -> Optional.empty();
    });
    private final Scope scope = new Scope(new SplittableRandom(1));

    @Test
    void textWithoutATemplateIsConstant() throws MalformedException {
        assertThat(PARSER.parse("hello")).isEqualTo(new Template.Constant(new Value.Text("hello")));
        assertThat(PARSER.parse("")).isEqualTo(new Template.Constant(new Value.Text("")));
    }

    @Test
    void whatIsTheSameInAllSessionsIsPutInAtOnce() throws MalformedException {
        assertThat(PARSER.parse("to {{ target }}!")).isEqualTo(new Template.Constant(new Value.Text("to ws://a!")));
    }

    @Test
    void aVariableAloneKeepsItsTypeAndWithinTextBecomesText() throws MalformedException {
        scope.set("n", new Value.Numeric(5));
        scope.set("list", Value.of(List.of(1, "two")));
        assertThat(PARSER.parse("{{n}}").value(scope)).isEqualTo(new Value.Numeric(5));
        assertThat(PARSER.parse("{{{ n }}}").value(scope)).isEqualTo(new Value.Numeric(5));
        assertThat(PARSER.parse(" {{ n }}").value(scope)).isEqualTo(new Value.Text(" 5"));
        assertThat(PARSER.parse("{{ list }}{{ n }}").value(scope)).isEqualTo(new Value.Text("[1,\"two\"]5"));
        assertThat(PARSER.parse("{{ missing }}").value(scope)).isEqualTo(Value.Nothing.UNDEFINED);
        assertThat(PARSER.parse("a {{ missing }}").value(scope)).isEqualTo(new Value.Text("a undefined"));
    }

    @ParameterizedTest
    @CsvSource({
        "{{ user.name }}, Ada",
        "{{ user['name'] }}, Ada",
        "{{ user.tags[1] }}, b",
        "{{ user.tags.0 }}, a",
        "{{ user.tags[7] }}-, undefined-",
        "{{ user.name.first }}-, undefined-"
    })
    void aPathReachesIntoAVariable(String template, String text) throws MalformedException {
        scope.set("user", Value.of(Map.of("name", "Ada", "tags", List.of("a", "b"))));
        assertThat(PARSER.parse(template).value(scope).text()).isEqualTo(text);
    }

    @Test
    void randomNumbersReachBothEndsAndAreText() throws MalformedException {
        Template template = PARSER.parse("{{ $randomNumber(-1, 1) }}");
        List<Value> drawn = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> template.value(scope))
                .distinct()
                .toList();
        assertThat(drawn).containsExactlyInAnyOrder(new Value.Text("-1"), new Value.Text("0"), new Value.Text("1"));
    }

    @Test
    void randomStringsHaveTheLengthThatIsAskedFor() throws MalformedException {
        assertThat(PARSER.parse("{{ $randomString(3) }}").value(scope).text()).matches("[A-Za-z0-9]{3}");
        assertThat(PARSER.parse("{{ $randomString() }}").value(scope).text()).matches("[A-Za-z0-9]{10}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ a",
                "{{ }}",
                "{{ a + b }}",
                "{{ a.b() }}",
                "{{ nobody }}",
                "{{ $randomNumber }}",
                "{{ $randomNumber(1) }}",
                "{{ $randomNumber(2, 1) }}",
                "{{ $randomNumber(a, b) }}",
                "{{ $randomString(0) }}",
                "{{ $randomString(99999999999999999999) }}",
                "{{ $now() }}",
                "{{ target.port }}"
            })
    void whatCannotBeMeantIsRefused(String template) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> PARSER.parse(template));
    }

    @Test
    void saysWhatIsWrongOnOneShortLine() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> PARSER.parse("{{ a\n+ " + "b".repeat(1000) + " }}"))
                .withMessage("\"{{ a + " + "b".repeat(36)
                        + "... }}\" is more than a variable; JavaScript is not run, so write a variable's name");
    }
}
