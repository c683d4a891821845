package io.echobench.harness.script;

import io.echobench.dialogue.Act;
import io.echobench.dialogue.Check;
import io.echobench.dialogue.Content;
import io.echobench.dialogue.Scope;
import io.echobench.dialogue.Template;
import io.echobench.load.Payload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads the step {@code send}: what is sent, and what is asked of its answer. */
final class Sends {

    static final Vocabulary OWN = Vocabulary.of("x-echobench of a send", "payload", "encoding", "bytes");
    static final Vocabulary WITH_PAYLOAD = Vocabulary.of("a send", "payload", "capture", "match", "x-echobench");

    private final Templates templates;
    private final ChecksReader checks;
    private final boolean binary;
    private final Notes notes;

    /**
     * What holds for all of a script.
     *
     * @param binary whether a message is binary that does not say what it is
     */
    Sends(Templates templates, ChecksReader checks, boolean binary, Notes notes) {
        this.templates = templates;
        this.checks = checks;
        this.binary = binary;
        this.notes = notes;
    }

    Act read(Node node) throws ScriptException {
        if (node instanceof Node.Mapping mapping && isMore(mapping)) {
            Fields send = WITH_PAYLOAD.fields(mapping, notes);
            List<Check> asked = checks.read(mapping);
            return new Act.Send(content(send), asked);
        }
        if (node instanceof Node.Mapping mapping
                && mapping.entries().size() == 1
                && mapping.value("payload").isPresent()) {
            notes.add(node.at(), "a send with nothing but \"payload\" sends the whole object as JSON, as in Artillery");
        }
        return new Act.Send(written(node, binary), List.of());
    }

    private static boolean isMore(Node.Mapping mapping) {
        return List.of("capture", "match", "x-echobench").stream().anyMatch(mapping.entries()::containsKey);
    }

    private Content content(Fields send) throws ScriptException {
        Optional<Node> own = send.value("x-echobench");
        if (own.isEmpty()) {
            return written(send.required("payload"), binary);
        }
        Fields fields = OWN.fields(own.get(), notes);
        boolean isBinary = fields.read("payload", (value, key) -> Scalars.word(value, key, List.of("text", "binary")))
                .map("binary"::equals)
                .orElse(binary);
        Optional<Long> bytes =
                fields.read("bytes", (value, key) -> Scalars.whole(value, key, 0, SteadyPhases.MOST_BYTES));
        if (bytes.isPresent()) {
            send.refuse("payload", "stands beside \"bytes\" of x-echobench; keep one of the two");
            fields.refuse("encoding", "stands beside \"bytes\"; keep one of the two");
            return new Content.Made(new Payload.Generated(bytes.get().intValue(), isBinary));
        }
        Node payload = send.required("payload");
        String encoding = fields.read(
                        "encoding", (value, key) -> Scalars.word(value, key, List.of("utf-8", "base64", "hex")))
                .orElse("utf-8");
        return encoding.equals("utf-8")
                ? written(payload, isBinary)
                : encoded(payload, Content.Encoding.valueOf(encoding.toUpperCase(java.util.Locale.ROOT)));
    }

    private Content encoded(Node payload, Content.Encoding encoding) throws ScriptException {
        Template template = templates.text(payload.at(), Scalars.text(payload, "payload"));
        if (template instanceof Template.Constant constant) {
            try {
                checkSize(payload, encoding.decoded(constant.value().text()).length);
            } catch (IllegalArgumentException e) {
                throw new ScriptException(
                        payload.at(),
                        "payload is %s, which is not %s"
                                .formatted(payload.described(), encoding.name().toLowerCase(java.util.Locale.ROOT)));
            }
        }
        return new Content.Encoded(template, encoding);
    }

    private Content written(Node node, boolean asBinary) throws ScriptException {
        if (node instanceof Node.Bool || node instanceof Node.Nothing) {
            throw new ScriptException(
                    node.at(),
                    "send is %s; it must be text, a number, an object or a list".formatted(node.described()));
        }
        Template template = templates.read(node);
        if (template.isConstant()) {
            String text = template.value(Scope.empty()).text();
            checkSize(node, text.getBytes(StandardCharsets.UTF_8).length);
            return new Content.Written(new Template.Constant(new io.echobench.dialogue.Value.Text(text)), asBinary);
        }
        return new Content.Written(template, asBinary);
    }

    private static void checkSize(Node node, int bytes) throws ScriptException {
        if (bytes > SteadyPhases.MOST_BYTES) {
            throw new ScriptException(
                    node.at(),
                    "send has %s bytes; a message has at most %s"
                            .formatted(Scalars.shown(bytes), Scalars.shown(SteadyPhases.MOST_BYTES)));
        }
    }
}
