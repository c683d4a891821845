package io.echobench.dialogue;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Runs an {@link Extraction} over the text of an answer. */
final class Extractor {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Configuration EVERY_RESULT =
            Configuration.builder().options(Option.ALWAYS_RETURN_LIST).build();
    private static final int MOST_CACHED = 1_000;
    private static final Map<String, JsonPath> PATHS = new ConcurrentHashMap<>();
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private Extractor() {}

    /** What it finds; empty where there is nothing, or only an empty text. */
    static Optional<Value> extract(Extraction extraction, String answer, Scope scope) {
        Optional<Value> found = switch (extraction) {
            case Extraction.JsonPath json -> json(json.path().value(scope).text(), answer, scope);
            case Extraction.Regexp regexp ->
                regexp(regexp.pattern().value(scope).text(), regexp, answer);
        };
        return found.filter(value -> value != Value.Nothing.UNDEFINED && !value.equals(new Value.Text("")));
    }

    private static Optional<Value> json(String path, String answer, Scope scope) {
        Object document;
        try {
            document = JSON.readValue(answer, Object.class);
        } catch (JacksonException e) {
            return Optional.empty();
        }
        if (!(document instanceof Map || document instanceof List)) {
            return Optional.empty();
        }
        List<?> results = results(path, document);
        return results.isEmpty()
                ? Optional.empty()
                : Optional.of(Value.of(
                        results.get(results.size() == 1 ? 0 : scope.random().nextInt(results.size()))));
    }

    private static List<?> results(String path, Object document) {
        try {
            if (PATHS.size() > MOST_CACHED) {
                PATHS.clear();
            }
            return PATHS.computeIfAbsent(path, JsonPath::compile).read(document, EVERY_RESULT);
        } catch (RuntimeException e) {
            return List.of(); // json-path tells what it cannot read by whatever its parser ends in
        }
    }

    private static Optional<Value> regexp(String pattern, Extraction.Regexp regexp, String answer) {
        try {
            if (PATTERNS.size() > MOST_CACHED) {
                PATTERNS.clear();
            }
            Matcher matcher = PATTERNS.computeIfAbsent(
                            regexp.flags() + "/" + pattern, key -> compiled(pattern, regexp.flags()))
                    .matcher(answer);
            return matcher.find()
                    ? Optional.ofNullable(group(matcher, regexp.group())).map(Value.Text::new)
                    : Optional.empty();
        } catch (PatternSyntaxException | StackOverflowError e) {
            return Optional.empty(); // a variable made it no pattern, or the answer is beyond what the JDK's can take
        }
    }

    private static @Nullable String group(Matcher matcher, String name) {
        boolean named = !name.isEmpty() && matcher.pattern().namedGroups().containsKey(name);
        return named ? matcher.group(name) : matcher.group();
    }

    /** A pattern with JavaScript's flags; those that only concern repeated use have no effect. */
    static Pattern compiled(String pattern, String flags) {
        int bits = 0;
        for (int i = 0; i < flags.length(); i++) {
            bits |= switch (flags.charAt(i)) {
                case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                default -> 0;
            };
        }
        return Pattern.compile(pattern, bits);
    }

    /** What is wrong with a JSONPath; empty when nothing is. */
    static Optional<String> problem(String path) {
        try {
            JsonPath.compile(path);
            return Optional.empty();
        } catch (RuntimeException e) {
            String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Optional.of(words.isEmpty() || words.startsWith("java.") ? "malformed" : words);
        }
    }
}
