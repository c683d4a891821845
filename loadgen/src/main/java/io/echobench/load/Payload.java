package io.echobench.load;

import java.io.Serializable;
import java.util.HexFormat;

/** What a message carries. */
public sealed interface Payload extends Serializable {

    /** A user's own text, sent as it is; echoes are matched first in, first out per connection. */
    record Text(String text) implements Payload {}

    /**
     * A user's own bytes, sent as a binary message; echoes are matched first in, first out per connection.
     *
     * @param hex two digits for each byte
     */
    record Binary(String hex) implements Payload {

        /** Of bytes. */
        public static Binary of(byte[] bytes) {
            return new Binary(HexFormat.of().formatHex(bytes));
        }

        /** Its bytes, in an array of their own. */
        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /**
     * A payload of our own, ASCII in both kinds. From {@value #MIN_ID_BYTES} bytes on it begins with an id of the message, by
     * which its echo is found; a shorter one is matched first in, first out.
     *
     * @param bytes its length
     * @param binary a binary message instead of a text message
     */
    record Generated(int bytes, boolean binary) implements Payload {

        /** The shortest payload that carries an id. */
        public static final int MIN_ID_BYTES = 16;

        /** Checks the length. */
        public Generated {
            if (bytes < 0) {
                throw new IllegalArgumentException("a payload of " + bytes + " bytes");
            }
        }
    }
}
