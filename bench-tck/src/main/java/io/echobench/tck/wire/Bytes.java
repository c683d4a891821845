package io.echobench.tck.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** An immutable run of bytes that prints itself abbreviated. */
public final class Bytes {

    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private static final int SHOWN = 16;

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of the array. */
    public static Bytes copyOf(byte[] array) {
        return new Bytes(array.clone());
    }

    /** The text in UTF-8. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Two hexadecimal digits a byte; spaces are ignored. */
    public static Bytes hex(String digits) {
        return new Bytes(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    /** The same byte, {@code count} times. */
    public static Bytes repeat(int value, int count) {
        byte[] array = new byte[count];
        Arrays.fill(array, (byte) value);
        return new Bytes(array);
    }

    /** One behind the other. */
    public static Bytes join(List<Bytes> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(part -> out.writeBytes(part.content));
        return new Bytes(out.toByteArray());
    }

    /** These bytes with more behind them. */
    public Bytes then(Bytes more) {
        return join(List.of(this, more));
    }

    /** From {@code start} to before {@code end}. */
    public Bytes slice(int start, int end) {
        return new Bytes(Arrays.copyOfRange(content, start, end));
    }

    /** How many. */
    public int size() {
        return content.length;
    }

    /** The byte at an index, 0 to 255. */
    public int at(int index) {
        return content[index] & 0xFF;
    }

    /** A copy. */
    public byte[] toArray() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** {@code "hello"} where it is printable, {@code CE BA E1} where not, its beginning and size where it is long. */
    @Override
    public String toString() {
        if (content.length == 0) {
            return "(empty)";
        }
        int shown = Math.min(SHOWN, content.length);
        String start = printable(shown)
                ? '"' + new String(content, 0, shown, StandardCharsets.US_ASCII) + '"'
                : HexFormat.ofDelimiter(" ").withUpperCase().formatHex(content, 0, shown);
        return shown == content.length ? start : start + "... (" + content.length + " bytes)";
    }

    private boolean printable(int length) {
        for (int i = 0; i < length; i++) {
            if (content[i] < 0x20 || content[i] > 0x7E) {
                return false;
            }
        }
        return true;
    }

    /** Whether they are well-formed UTF-8 (RFC 3629). */
    public boolean isUtf8() {
        try {
            CharBuffer unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
