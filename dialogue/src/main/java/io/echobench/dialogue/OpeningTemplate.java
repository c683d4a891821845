package io.echobench.dialogue;

import io.echobench.load.Opening;
import java.io.Serializable;
import java.util.List;

/** An opening handshake whose header values may be templates. */
public record OpeningTemplate(List<Field> headers, List<String> subprotocols) implements Serializable {

    /** Nothing beyond what every handshake says. */
    public static final OpeningTemplate PLAIN = new OpeningTemplate(List.of(), List.of());

    /** A header field; a control character in its value becomes a space. */
    public record Field(String name, Template value) implements Serializable {}

    /** Copies the lists. */
    public OpeningTemplate {
        headers = List.copyOf(headers);
        subprotocols = List.copyOf(subprotocols);
    }

    /** Whether it is the same in every session. */
    public boolean isConstant() {
        return headers.stream().allMatch(field -> field.value().isConstant());
    }

    /** As it is in a session. */
    public Opening opening(Scope scope) {
        return new Opening(
                headers.stream()
                        .map(field -> new Opening.Header(
                                field.name(), field.value().value(scope).text().replaceAll("\\p{Cc}", " ")))
                        .toList(),
                subprotocols);
    }
}
