package io.echobench.harness.script;

import io.echobench.dialogue.OpeningTemplate;
import io.echobench.load.Opening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how connections are opened: {@code config.ws}, and the step {@code connect}. */
final class Openings {

    private static final String NO_PROXY = "what is measured would be the proxy, so remove it";
    private static final String ONE_CLIENT = "all backends get the same client";
    static final Vocabulary WS = Vocabulary.of("config.ws", "headers", "subprotocols", "perMessageDeflate")
            .unsupported(NO_PROXY, "proxy")
            .ignored("an echo may take 5 s, whatever the script", "timeout")
            .ignored("only ws:// is measured", "rejectUnauthorized", "ca", "cert", "key", "pfx", "passphrase")
            .ignored(
                    ONE_CLIENT,
                    "maxPayload",
                    "handshakeTimeout",
                    "followRedirects",
                    "maxRedirects",
                    "origin",
                    "protocolVersion",
                    "skipUTF8Validation");
    static final Vocabulary CONNECT = Vocabulary.of("connect", "target", "headers", "subprotocols", "perMessageDeflate")
            .unsupported(NO_PROXY, "proxy")
            .unsupported("JavaScript is not run, so write headers and subprotocols out", "function")
            .ignored("an echo may take 5 s, whatever the script", "timeout")
            .ignored("only ws:// is measured", "rejectUnauthorized", "ca", "cert", "key", "pfx", "passphrase")
            .ignored(
                    ONE_CLIENT,
                    "maxPayload",
                    "handshakeTimeout",
                    "followRedirects",
                    "maxRedirects",
                    "origin",
                    "protocolVersion",
                    "skipUTF8Validation");
    private static final Set<String> OUR_OWN = Set.of(
            "host",
            "upgrade",
            "connection",
            "sec-websocket-key",
            "sec-websocket-version",
            "sec-websocket-extensions",
            "content-length",
            "transfer-encoding");

    private final Templates templates;
    private final Notes notes;

    Openings(Templates templates, Notes notes) {
        this.templates = templates;
        this.notes = notes;
    }

    /** What {@code config.ws} says. */
    OpeningTemplate ofConfig(Optional<Node> ws) throws ScriptException {
        return ws.isPresent() ? read(WS.fields(ws.get(), notes), OpeningTemplate.PLAIN) : OpeningTemplate.PLAIN;
    }

    /** What a first step {@code connect} adds to, or puts in the place of, what {@code config.ws} says. */
    OpeningTemplate ofStep(Node connect, OpeningTemplate usual) throws ScriptException {
        if (connect instanceof Node.Text text) {
            templates.read(text);
            replaced(text);
            return usual;
        }
        Fields fields = CONNECT.fields(connect, notes);
        Optional<Node> target = fields.value("target");
        if (target.isPresent()) {
            templates.read(target.get());
            replaced(target.get());
        }
        return read(fields, usual);
    }

    private void replaced(Node target) {
        notes.add(target.at(), "the address " + target.described() + " is replaced by the address of each backend");
    }

    private OpeningTemplate read(Fields fields, OpeningTemplate usual) throws ScriptException {
        fields.read("perMessageDeflate", Openings::off);
        Map<String, OpeningTemplate.Field> headers = new LinkedHashMap<>();
        usual.headers().forEach(field -> headers.put(field.name().toLowerCase(Locale.ROOT), field));
        List<String> subprotocols = new ArrayList<>(
                fields.read("subprotocols", Openings::subprotocols).orElse(usual.subprotocols()));
        fields.read("headers", (node, key) -> headers(node, headers, subprotocols));
        return new OpeningTemplate(List.copyOf(headers.values()), subprotocols);
    }

    private static boolean off(Node node, String key) throws ScriptException {
        if (node instanceof Node.Bool bool && !bool.value()) {
            return false;
        }
        throw new ScriptException(
                node.at(), key + " is " + node.described() + "; compression is off for all backends, so remove it");
    }

    private Map<String, OpeningTemplate.Field> headers(
            Node node, Map<String, OpeningTemplate.Field> headers, List<String> subprotocols) throws ScriptException {
        if (!(node instanceof Node.Mapping mapping)) {
            throw new ScriptException(node.at(), "headers must be an object, but this is " + node.described());
        }
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            String name = entry.getKey();
            String lower = name.toLowerCase(Locale.ROOT);
            Position at = entry.getValue().at();
            if (!Opening.isToken(name)) {
                throw new ScriptException(at, "a header cannot be called " + Node.quoted(name));
            }
            if (OUR_OWN.contains(lower)) {
                throw new ScriptException(
                        at, "the header " + Node.quoted(name) + " is set by every opening handshake; remove it");
            }
            Node value = entry.getValue().value();
            if (lower.equals("sec-websocket-protocol")) {
                subprotocols.addAll(List.of(Scalars.text(value, name).strip().split("\\s*,\\s*")));
                checkTokens(value, subprotocols);
            } else {
                headers.put(lower, new OpeningTemplate.Field(name, header(name, value)));
            }
        }
        return headers;
    }

    private io.echobench.dialogue.Template header(String name, Node value) throws ScriptException {
        if (value instanceof Node.Text || value instanceof Node.Numeral || value instanceof Node.Bool) {
            return templates.read(value);
        }
        throw new ScriptException(
                value.at(),
                "the header %s is %s; it must be text or a number".formatted(Node.quoted(name), value.described()));
    }

    private static List<String> subprotocols(Node node, String key) throws ScriptException {
        List<String> names = new ArrayList<>();
        for (Node item : node instanceof Node.Sequence list ? list.items() : List.of(node)) {
            names.add(Scalars.text(item, "a subprotocol"));
        }
        checkTokens(node, names);
        return names;
    }

    private static void checkTokens(Node node, List<String> subprotocols) throws ScriptException {
        for (String name : subprotocols) {
            if (!Opening.isToken(name)) {
                throw new ScriptException(node.at(), "a subprotocol cannot be called " + Node.quoted(name));
            }
        }
    }
}
