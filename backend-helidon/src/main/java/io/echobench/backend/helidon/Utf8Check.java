package io.echobench.backend.helidon;

/** Whether bytes that come in parts are UTF-8 (RFC 3629 section 4), told at the first byte that cannot be. */
final class Utf8Check {

    private static final int LOWEST = 0x80;
    private static final int HIGHEST = 0xBF;

    private int expected; // bytes that the current character still needs
    private int lowest = LOWEST; // of the next of them
    private int highest = HIGHEST;

    /** Takes the next part, from an offset on; returns whether all so far may begin a UTF-8 text. */
    boolean goesOn(byte[] part, int offset) {
        for (int i = offset; i < part.length; i++) {
            if (part[i] < 0 || expected > 0) {
                if (!goesOn(part[i] & 0xFF)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether no character is cut at the end of what was taken. */
    boolean isComplete() {
        return expected == 0;
    }

    private boolean goesOn(int octet) {
        if (expected == 0) {
            return begins(octet);
        }
        boolean lawful = octet >= lowest && octet <= highest;
        expect(expected - 1, LOWEST, HIGHEST);
        return lawful;
    }

    private boolean begins(int octet) {
        if (octet < 0xC2 || octet > 0xF4) {
            return false; // a continuation, an overlong two-byte form, or beyond U+10FFFF
        }
        if (octet < 0xE0) {
            expect(1, LOWEST, HIGHEST);
        } else if (octet < 0xF0) {
            expect(2, octet == 0xE0 ? 0xA0 : LOWEST, octet == 0xED ? 0x9F : HIGHEST); // no overlong, no surrogate
        } else {
            expect(3, octet == 0xF0 ? 0x90 : LOWEST, octet == 0xF4 ? 0x8F : HIGHEST);
        }
        return true;
    }

    private void expect(int bytes, int from, int to) {
        expected = bytes;
        lowest = from;
        highest = to;
    }
}
