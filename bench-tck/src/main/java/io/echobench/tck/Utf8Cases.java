package io.echobench.tck;

import static io.echobench.tck.Script.closed;
import static io.echobench.tck.Script.echo;
import static io.echobench.tck.Script.send;
import static io.echobench.tck.Script.sendCut;

import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Frame;
import io.echobench.tck.wire.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Group {@code utf8}: what is text and what is not (RFC 6455 sections 5.6 and 8.1, RFC 3629). */
final class Utf8Cases {

    /** One character of each length. */
    private static final Bytes MIXED = Bytes.utf8("a\u00e9\u20ac\ud83d\ude00z");

    private Utf8Cases() {}

    static List<ConformanceCase> all() {
        return Stream.of(valid(), validCut(), invalid(), invalidCut(), elsewhere())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ConformanceCase> valid() {
        return List.of(
                valid("length-1", "U+0000 to U+007F at their bounds", "00 01 7E 7F"),
                valid("length-2", "U+0080 and U+07FF", "C2 80 DF BF"),
                valid("length-3", "U+0800 and U+FFFD", "E0 A0 80 EF BF BD"),
                valid("length-4", "U+10000 and U+10FFFF", "F0 90 80 80 F4 8F BF BF"),
                valid("beside-surrogates", "U+D7FF and U+E000, the neighbours of the surrogates", "ED 9F BF EE 80 80"),
                valid("non-character-fffe", "the non-characters U+FFFE and U+FFFF", "EF BF BE EF BF BF"),
                valid("non-character-fdd0", "the non-characters U+FDD0 and U+FDEF", "EF B7 90 EF B7 AF"),
                valid("non-character-planes", "the non-characters U+1FFFE and U+10FFFE", "F0 9F BF BE F4 8F BF BE"),
                valid("byte-order-mark", "a byte order mark at the start and keeps it", "EF BB BF 68 69"),
                valid("nul", "NUL characters and keeps them", "61 00 62 00"),
                valid("combining", "combining marks and does not normalise them", "65 CC 81 C3 A9"),
                valid("greek", "Greek", "CE BA E1 BD B9 CF 83 CE BC CE B5"),
                valid("emoji", "a joined emoji", "F0 9F 91 A9 E2 80 8D F0 9F 9A 80"));
    }

    private static List<ConformanceCase> validCut() {
        List<ConformanceCase> cases = new ArrayList<>();
        for (int at = 2; at <= 9; at++) { // inside the characters, and between them
            cases.add(of(
                    "fragments-cut-at-" + at,
                    "reads \"a\u00e9\u20ac\ud83d\ude00z\" in two fragments, cut behind byte " + at,
                    send(text(MIXED.slice(0, at)).more(), Frame.continuation(MIXED.slice(at, MIXED.size()))),
                    echo(Opcode.TEXT, MIXED)));
        }
        List<Frame> bytes = new ArrayList<>();
        for (int i = 0; i < MIXED.size(); i++) {
            Bytes one = MIXED.slice(i, i + 1);
            Frame frame = i == 0 ? text(one) : Frame.continuation(one);
            bytes.add(i == MIXED.size() - 1 ? frame : frame.more());
        }
        cases.add(of(
                "fragments-each-byte",
                "reads characters with each byte in a fragment of its own",
                send(bytes.toArray(Frame[]::new)),
                echo(Opcode.TEXT, MIXED)));
        cases.add(of(
                "segments-each-byte",
                "reads characters with each byte in a segment of its own",
                sendCut(Cut.EACH_BYTE, text(MIXED)),
                echo(Opcode.TEXT, MIXED)));
        return cases;
    }

    private static List<ConformanceCase> invalid() {
        return List.of(
                invalid("continuation-lone", "a lone continuation byte", "80"),
                invalid("continuation-lone-bf", "a lone continuation byte behind text", "61 BF"),
                invalid("continuation-extra", "a continuation byte too many", "C3 A9 A9"),
                invalid("truncated-2", "2 bytes cut short at the end", "61 C3"),
                invalid("truncated-3", "3 bytes cut short at the end", "61 E2 82"),
                invalid("truncated-4", "4 bytes cut short at the end", "61 F0 9F 98"),
                invalid("truncated-inside", "2 bytes cut short by a letter", "CE 41"),
                invalid("truncated-by-lead", "3 bytes cut short by another character", "E2 82 C3 A9"),
                invalid("overlong-2", "a slash in 2 bytes", "C0 AF"),
                invalid("overlong-2-max", "U+007F in 2 bytes", "C1 BF"),
                invalid("overlong-3", "a slash in 3 bytes", "E0 80 AF"),
                invalid("overlong-3-max", "U+07FF in 3 bytes", "E0 9F BF"),
                invalid("overlong-4", "a slash in 4 bytes", "F0 80 80 AF"),
                invalid("overlong-4-max", "U+FFFF in 4 bytes", "F0 8F BF BF"),
                invalid("overlong-nul", "NUL in 2 bytes, as Java's modified UTF-8 has it", "C0 80"),
                invalid("surrogate-high", "the surrogate U+D800", "ED A0 80"),
                invalid("surrogate-low", "the surrogate U+DFFF", "ED BF BF"),
                invalid("surrogate-pair", "a pair of surrogates, as CESU-8 has it", "ED A0 BD ED B8 80"),
                invalid("above-10ffff", "U+110000", "F4 90 80 80"),
                invalid("lead-f5", "a lead byte F5", "F5 80 80 80"),
                invalid("five-bytes", "a form of 5 bytes", "F8 88 80 80 80"),
                invalid("six-bytes", "a form of 6 bytes", "FC 84 80 80 80 80"),
                invalid("byte-fe", "the byte FE", "FE"),
                invalid("byte-ff", "the byte FF", "61 FF 62"));
    }

    private static List<ConformanceCase> invalidCut() {
        return List.of(
                cut("fragments-overlong", "an overlong form over two fragments", "C0", "AF"),
                cut("fragments-surrogate", "a surrogate over two fragments", "ED", "A0 80"),
                cut("fragments-truncated", "a character cut short at the end of the last fragment", "61", "E2 82"),
                cut("fragments-interrupted", "a character that the next fragment does not finish", "C3", "61"),
                cut("fragments-second", "a fault in the second fragment alone", "61", "FF"),
                of(
                        "fragments-first",
                        "finds a fault in the first fragment before the message ends",
                        send(text(Bytes.hex("61 FF")).more(), Frame.ping("still here?")),
                        Script.expect(Step.From.ANY, new Answer.Closed(1007, 1007))
                                .or(
                                        Verdict.NON_STRICT,
                                        new Answer.PongOf(Bytes.utf8("still here?")),
                                        "it looks at the text once the message is whole"),
                        send(Frame.continuation(Bytes.utf8("b"))),
                        closed(1007)),
                of(
                        "segments-invalid",
                        "refuses an overlong form that comes byte by byte",
                        sendCut(Cut.EACH_BYTE, text(Bytes.hex("61 C0 AF 62"))),
                        closed(1007)));
    }

    private static List<ConformanceCase> elsewhere() {
        Bytes wrong = Bytes.hex("FF C0 AF ED A0 80");
        return List.of(
                of("binary-any", "leaves binary messages alone", send(Frame.binary(wrong)), echo(Opcode.BINARY, wrong)),
                of(
                        "invalid-behind-valid",
                        "echoes what was valid and refuses what is not",
                        send(Frame.text("valid")),
                        echo("valid"),
                        send(text(wrong)),
                        closed(1007)),
                of(
                        "close-reason-valid",
                        "reads a close reason of several bytes a character",
                        send(Frame.close(1000, MIXED)),
                        closed(1000)),
                reason("close-reason-invalid", "a close reason that is no UTF-8", "68 69 FF"),
                reason("close-reason-truncated", "a close reason cut short inside a character", "68 69 E2 82"));
    }

    private static ConformanceCase valid(String name, String what, String hex) {
        Bytes bytes = Bytes.hex(hex);
        return of(name, "echoes " + what, send(text(bytes)), echo(Opcode.TEXT, bytes));
    }

    private static ConformanceCase invalid(String name, String what, String hex) {
        return of(name, "refuses " + what, send(text(Bytes.hex(hex))), closed(1007));
    }

    private static ConformanceCase cut(String name, String what, String first, String second) {
        return of(
                name,
                "refuses " + what,
                send(text(Bytes.hex(first)).more(), Frame.continuation(Bytes.hex(second))),
                closed(1007));
    }

    private static ConformanceCase reason(String name, String what, String hex) {
        return of(
                name,
                "refuses " + what,
                send(Frame.close(1000, Bytes.hex(hex))),
                closed(1007)
                        .or(
                                Verdict.NON_STRICT,
                                new Answer.Closed(1002, 1002),
                                "section 7.4.1 has 1007 for the data of a message"));
    }

    private static Frame text(Bytes bytes) {
        return Frame.text(bytes);
    }

    private static ConformanceCase of(String name, String shows, Step... steps) {
        String section = name.startsWith("close") ? "5.5.1" : "8.1";
        return ConformanceCase.of("utf8/" + name, section, shows, Script.opened(steps));
    }
}
