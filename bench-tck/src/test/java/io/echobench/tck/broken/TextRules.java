package io.echobench.tck.broken;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** What the server makes of text, with the defects of text. */
record TextRules(Defect defect) {

    /** The text to echo. */
    byte[] echo(byte[] text) throws Failure {
        String decoded = new String(text, StandardCharsets.UTF_8);
        return switch (defect) {
            case CHECKS_NO_TEXT -> text;
            case REPLACES_BAD_TEXT -> utf8(decoded);
            case LATIN_1 -> utf8(new String(text, StandardCharsets.ISO_8859_1));
            case STRIPS_BYTE_ORDER_MARK -> utf8(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
            case CUTS_AT_NUL -> utf8(decoded.split("\0", 2)[0]);
            case NORMALISES -> utf8(Normalizer.normalize(decoded, Normalizer.Form.NFC));
            default -> {
                check(text, 0);
                yield text;
            }
        };
    }

    void check(byte[] bytes, int offset) throws Failure {
        String text = "";
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset))
                    .toString();
        } catch (CharacterCodingException e) {
            Failure.unless(false, 1007, "bad UTF-8");
        }
        boolean fine =
                defect != Defect.REFUSES_NON_CHARACTERS || text.codePoints().noneMatch(TextRules::isNonCharacter);
        Failure.unless(fine, 1007, "a non-character");
    }

    /** Text that may end inside a character: what is wrong already stays wrong. */
    void checkStart(byte[] bytes) throws Failure {
        boolean checks =
                defect != Defect.CHECKS_NO_TEXT && defect != Defect.REPLACES_BAD_TEXT && defect != Defect.LATIN_1;
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), false);
        Failure.unless(!checks || !result.isError(), 1007, "bad UTF-8");
    }

    private static boolean isNonCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
