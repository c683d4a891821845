package io.echobench.harness.script;

import io.echobench.dialogue.Template;
import io.echobench.dialogue.TemplateParser;
import io.echobench.dialogue.TemplateParser.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads values in which templates may stand. */
final class Templates {

    private final TemplateParser parser;

    Templates(KnownNames names) {
        parser = new TemplateParser(names);
    }

    /** Whether there is a template in it. */
    static boolean isTemplate(Node node) {
        return node instanceof Node.Text text && text.text().contains("{{");
    }

    Template read(Node node) throws ScriptException {
        return switch (node) {
            case Node.Text text -> text(text.at(), text.text());
            case Node.Mapping mapping -> object(mapping);
            case Node.Sequence list -> {
                List<Template> items = new ArrayList<>();
                for (Node item : list.items()) {
                    items.add(read(item));
                }
                yield new Template.ListOf(items);
            }
            default -> new Template.Constant(JsonText.value(node));
        };
    }

    Template text(Position at, String text) throws ScriptException {
        try {
            return parser.parse(text);
        } catch (MalformedException e) {
            throw new ScriptException(at, e.problem());
        }
    }

    private Template object(Node.Mapping mapping) throws ScriptException {
        List<Template.ObjectOf.Member> members = new ArrayList<>();
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            Template key = text(entry.getValue().at(), entry.getKey());
            members.add(new Template.ObjectOf.Member(key, read(entry.getValue().value())));
        }
        return new Template.ObjectOf(members);
    }
}
