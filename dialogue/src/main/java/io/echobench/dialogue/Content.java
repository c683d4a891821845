package io.echobench.dialogue;

import io.echobench.load.Payload;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** What a message carries, once its templates are filled in. */
public sealed interface Content extends Serializable {

    /** The payload as it is now. */
    Payload payload(Scope scope);

    /** Whether it is the same in every session. */
    boolean isConstant();

    /** A value as text, an object as JSON; as a text message or, in UTF-8, as a binary one. */
    record Written(Template template, boolean binary) implements Content {

        @Override
        public Payload payload(Scope scope) {
            String text = template.value(scope).text();
            return binary ? Payload.Binary.of(text.getBytes(StandardCharsets.UTF_8)) : new Payload.Text(text);
        }

        @Override
        public boolean isConstant() {
            return template.isConstant();
        }
    }

    /** Bytes written as text: a binary message. */
    record Encoded(Template template, Encoding encoding) implements Content {

        @Override
        public Payload payload(Scope scope) {
            return Payload.Binary.of(encoding.decoded(template.value(scope).text()));
        }

        @Override
        public boolean isConstant() {
            return template.isConstant();
        }
    }

    /** A payload of our own. */
    record Made(Payload.Generated payload) implements Content {

        @Override
        public Payload payload(Scope scope) {
            return payload;
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    /** How bytes are written as text. */
    enum Encoding {
        BASE64,
        HEX;

        /**
         * The bytes.
         *
         * @throws IllegalArgumentException when the text is not of this encoding
         */
        public byte[] decoded(String text) {
            return this == BASE64
                    ? Base64.getMimeDecoder().decode(text)
                    : HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        }
    }
}
