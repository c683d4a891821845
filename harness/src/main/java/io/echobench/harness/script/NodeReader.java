package io.echobench.harness.script;

import io.echobench.harness.script.Node.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads JSON and YAML into {@link Node}s: one walk over the tokens of either. Length and depth are bounded. */
final class NodeReader {

    /** The longest script that is read. */
    static final int MAX_CHARACTERS = 1 << 20;

    private static final int MAX_DEPTH = 64;

    private final String script;
    private final Format format;
    private final JsonParser parser;

    private NodeReader(String script, Format format, JsonParser parser) {
        this.script = script;
        this.format = format;
        this.parser = parser;
    }

    /**
     * Reads one document.
     *
     * @param script the file as it was named; its ending tells JSON from YAML, and where it does not, the text's first character
     */
    static Node read(String script, String text) throws ScriptException {
        check(script, text);
        Format format = Format.of(script, text);
        try (JsonParser parser = format.parser(text)) {
            return new NodeReader(script, format, parser).document();
        }
    }

    private static void check(String script, String text) throws ScriptException {
        if (text.isBlank()) {
            throw new ScriptException(Position.startOf(script), "the script is empty; docs/SCRIPTS.md shows one");
        }
        if (text.length() > MAX_CHARACTERS) {
            throw new ScriptException(
                    Position.startOf(script),
                    "the script has %s characters; at most %s are read"
                            .formatted(Scalars.shown(text.length()), Scalars.shown(MAX_CHARACTERS)));
        }
        OptionalInt control = text.chars()
                .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                .findFirst();
        if (control.isPresent()) {
            int index = text.indexOf(control.getAsInt());
            String problem = "a control character (U+%04X); a script is text".formatted(control.getAsInt());
            throw new ScriptException(Position.ofIndex(script, text, index), problem);
        }
    }

    private Node document() throws ScriptException {
        try {
            if (parser.nextToken() == null) {
                throw new ScriptException(Position.startOf(script), "the script is empty; docs/SCRIPTS.md shows one");
            }
            Node root = value(0);
            if (parser.nextToken() != null) {
                throw new ScriptException(
                        here(), "the script is over before this; it holds one " + format + " document");
            }
            return root;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private Node value(int depth) throws ScriptException {
        Position at = here();
        if (depth > MAX_DEPTH) {
            throw new ScriptException(at, "nested more than " + MAX_DEPTH + " deep");
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new ScriptException(at, "YAML aliases are not supported; write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(at, depth);
            case START_ARRAY -> sequence(at, depth);
            case VALUE_STRING -> new Node.Text(at, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Numeral(at, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Node.Bool(at, parser.currentToken() == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> new Node.Nothing(at);
            default -> throw new ScriptException(at, "this kind of " + format + " value is not supported");
        };
    }

    private Node mapping(Position at, int depth) throws ScriptException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Position keyAt = here();
            String key = parser.currentName();
            Entry earlier = entries.get(key);
            if (earlier != null) {
                throw new ScriptException(
                        keyAt,
                        "%s was given before, on line %s; keep one of the two"
                                .formatted(Node.quoted(key), earlier.at().line()));
            }
            parser.nextToken();
            entries.put(key, new Entry(keyAt, value(depth + 1)));
        }
        return new Node.Mapping(at, entries);
    }

    private Node sequence(Position at, int depth) throws ScriptException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth + 1));
        }
        return new Node.Sequence(at, items);
    }

    private Position here() {
        return position(parser.currentTokenLocation());
    }

    private Position position(TokenStreamLocation location) {
        return new Position(script, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** The parser's own words, without its advice to programmers. */
    private ScriptException malformed(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException yaml
                && yaml.getProblemMark().isPresent()) {
            Mark mark = yaml.getProblemMark().get();
            Position at = new Position(script, mark.getLine() + 1, mark.getColumn() + 1);
            return new ScriptException(at, "not YAML: " + firstLine(yaml.getProblem()));
        }
        String words = firstLine(e.getOriginalMessage())
                .replaceAll(" \\(code \\d+[^)]*\\)", "")
                .replaceAll(" \\(start marker at .*", "");
        return new ScriptException(position(e.getLocation()), "not " + format + ": " + words);
    }

    static String firstLine(@Nullable String words) {
        return words == null ? "malformed" : words.lines().findFirst().orElse("malformed");
    }
}
