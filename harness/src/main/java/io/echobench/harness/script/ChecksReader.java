package io.echobench.harness.script;

import io.echobench.dialogue.Check;
import io.echobench.dialogue.Extraction;
import io.echobench.dialogue.Extractions;
import io.echobench.dialogue.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code capture} and {@code match}: what is asked of an answer. */
final class ChecksReader {

    private static final String NOT_JSON = "a message is JSON or text, so use \"json\" or \"regexp\"";
    static final Vocabulary CAPTURE = Vocabulary.of("a capture", "json", "regexp", "group", "flags", "as", "strict")
            .unsupported(NOT_JSON, "xpath", "selector", "header", "attr", "index")
            .unsupported("JavaScript is not run, so capture the value as it is", "transform");
    static final Vocabulary MATCH = Vocabulary.of("a match", "json", "regexp", "group", "flags", "value", "strict")
            .unsupported(NOT_JSON, "xpath", "selector", "header", "attr", "index");

    private final Templates templates;
    private final Notes notes;

    ChecksReader(Templates templates, Notes notes) {
        this.templates = templates;
        this.notes = notes;
    }

    /** All captures, then all matches, as Artillery applies them. */
    List<Check> read(Node.Mapping step) throws ScriptException {
        List<Check> checks = new ArrayList<>();
        for (Node item : listed(step.value("capture"))) {
            Fields capture = CAPTURE.fields(item, notes);
            String as = Scalars.text(capture.required("as"), "as");
            checks.add(new Check.Capture(extraction(capture), as, strict(capture)));
        }
        for (Node item : listed(step.value("match"))) {
            Fields match = MATCH.fields(item, notes);
            checks.add(new Check.Match(extraction(match), templates.read(match.required("value")), strict(match)));
        }
        return checks;
    }

    private static List<Node> listed(Optional<Node> node) {
        if (node.isEmpty()) {
            return List.of();
        }
        return node.get() instanceof Node.Sequence list ? list.items() : List.of(node.get());
    }

    private static boolean strict(Fields fields) throws ScriptException {
        return fields.read("strict", Scalars::flag).orElse(true);
    }

    private Extraction extraction(Fields fields) throws ScriptException {
        boolean json = fields.has("json");
        if (json == fields.has("regexp")) {
            throw new ScriptException(fields.at(), fields.owner() + " needs one of \"json\" and \"regexp\"");
        }
        return json ? jsonPath(fields) : regexp(fields);
    }

    private Extraction jsonPath(Fields fields) throws ScriptException {
        fields.refuse("group", "belongs to \"regexp\"");
        fields.refuse("flags", "belongs to \"regexp\"");
        Node node = fields.required("json");
        Template path = templates.text(node.at(), Scalars.text(node, "json"));
        if (path instanceof Template.Constant constant) {
            Optional<String> problem =
                    Extractions.problemOfJsonPath(constant.value().text());
            if (problem.isPresent()) {
                throw new ScriptException(
                        node.at(), "json is " + node.described() + ", which is no JSONPath: " + problem.get());
            }
        }
        return new Extraction.JsonPath(path);
    }

    private Extraction regexp(Fields fields) throws ScriptException {
        Node node = fields.required("regexp");
        String flags = fields.read("flags", Scalars::text).orElse("");
        if (!flags.matches("[dgimsuvy]*")) {
            throw new ScriptException(
                    fields.required("flags").at(),
                    "flags is " + Node.quoted(flags) + "; JavaScript has d, g, i, m, s, u, v and y");
        }
        Template pattern = templates.text(node.at(), Scalars.text(node, "regexp"));
        if (pattern instanceof Template.Constant constant) {
            Optional<String> problem =
                    Extractions.problemOfRegexp(constant.value().text(), flags);
            if (problem.isPresent()) {
                throw new ScriptException(
                        node.at(),
                        "regexp is " + node.described() + ", which is no regular expression: " + problem.get());
            }
        }
        return new Extraction.Regexp(
                pattern, fields.read("group", Scalars::text).orElse(""), flags);
    }
}
