package io.echobench.harness.script;

import io.echobench.dialogue.Value;
import io.echobench.dialogue.Variables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads {@code config.payload}: rows of CSV files, of which each session takes one. */
final class PayloadFiles {

    static final int MOST_ROWS = 200_000;
    static final Vocabulary PAYLOAD = Vocabulary.of(
            "a payload",
            "path",
            "fields",
            "order",
            "skipHeader",
            "delimiter",
            "cast",
            "skipEmptyLines",
            "loadAll",
            "name");
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

    private final ScriptSurroundings.Files files;
    private final Notes notes;

    PayloadFiles(ScriptSurroundings.Files files, Notes notes) {
        this.files = files;
        this.notes = notes;
    }

    List<Variables.Table> read(Node node) throws ScriptException {
        List<Variables.Table> tables = new ArrayList<>();
        for (Node item : node instanceof Node.Sequence list ? list.items() : List.of(node)) {
            tables.add(table(PAYLOAD.fields(item, notes)));
        }
        return tables;
    }

    private Variables.Table table(Fields payload) throws ScriptException {
        boolean loadAll = flag(payload, "loadAll", false);
        Optional<String> name = payload.read("name", Scalars::text);
        if (loadAll && name.isEmpty()) {
            throw new ScriptException(
                    payload.at(), "a payload with \"loadAll\" needs \"name\": the variable that holds all rows");
        }
        String order = payload.read("order", (value, key) -> Scalars.word(value, key, List.of("random", "sequence")))
                .orElse("random");
        List<String> fields = fields(payload);
        return new Variables.Table(
                fields, rows(payload, fields.size()), order.equals("sequence"), loadAll ? name.orElseThrow() : "");
    }

    private static List<String> fields(Fields payload) throws ScriptException {
        Node node = payload.required("fields");
        if (!(node instanceof Node.Sequence list) || list.items().isEmpty()) {
            throw new ScriptException(
                    node.at(), "fields must be a list of at least one name, but this is " + node.described());
        }
        List<String> names = new ArrayList<>();
        for (Node item : list.items()) {
            names.add(Scalars.text(item, "a field"));
        }
        return names;
    }

    private List<List<Value>> rows(Fields payload, int columns) throws ScriptException {
        Node path = payload.required("path");
        List<List<Value>> rows = new ArrayList<>();
        boolean cast = flag(payload, "cast", true);
        boolean skipEmpty = flag(payload, "skipEmptyLines", true);
        List<String[]> lines = lines(path, Scalars.text(path, "path"), delimiter(payload));
        for (String[] line :
                flag(payload, "skipHeader", false) ? lines.subList(Math.min(1, lines.size()), lines.size()) : lines) {
            if (!(skipEmpty && line.length == 1 && line[0].isBlank())) {
                rows.add(row(line, columns, cast));
            }
        }
        if (rows.isEmpty()) {
            throw new ScriptException(path.at(), "the payload file " + path.described() + " holds no row");
        }
        return rows;
    }

    private List<String[]> lines(Node at, String path, char delimiter) throws ScriptException {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(delimiter);
        List<String[]> lines = new ArrayList<>();
        try (MappingIterator<String[]> all =
                CSV.readerFor(String[].class).with(schema).readValues(files.text(path))) {
            while (all.hasNextValue()) {
                lines.add(all.nextValue());
                if (lines.size() > MOST_ROWS) {
                    throw new ScriptException(
                            at.at(),
                            "the payload file %s has more than %s rows; at most so many are read"
                                    .formatted(at.described(), Scalars.shown(MOST_ROWS)));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new ScriptException(
                    at.at(), "the payload file %s cannot be read (%s)".formatted(at.described(), e.getMessage()));
        } catch (JacksonException e) {
            throw new ScriptException(
                    at.at(),
                    "the payload file %s is not CSV: %s"
                            .formatted(at.described(), NodeReader.firstLine(e.getOriginalMessage())));
        }
    }

    private static List<Value> row(String[] line, int columns, boolean cast) {
        List<Value> row = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            row.add(i < line.length ? value(line[i], cast) : Value.Nothing.UNDEFINED);
        }
        return row;
    }

    /** Numbers and booleans become what they spell, where that is wanted. */
    private static Value value(String cell, boolean cast) {
        String word = cell.strip();
        if (cast && (word.equals("true") || word.equals("false"))) {
            return new Value.Flag(word.equals("true"));
        }
        return cast && word.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")
                ? new Value.Numeric(Double.parseDouble(word))
                : new Value.Text(cell);
    }

    private static char delimiter(Fields payload) throws ScriptException {
        Optional<Node> node = payload.value("delimiter");
        if (node.isEmpty()) {
            return ',';
        }
        if (node.get() instanceof Node.Text text && text.text().length() == 1) {
            return text.text().charAt(0);
        }
        throw new ScriptException(
                node.get().at(), "delimiter is " + node.get().described() + "; it must be one character");
    }

    private static boolean flag(Fields fields, String key, boolean usual) throws ScriptException {
        return fields.read(key, Scalars::flag).orElse(usual);
    }
}
