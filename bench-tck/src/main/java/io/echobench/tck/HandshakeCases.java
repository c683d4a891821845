package io.echobench.tck;

import static io.echobench.tck.Script.echo;
import static io.echobench.tck.Script.expect;
import static io.echobench.tck.Script.send;
import static io.echobench.tck.Verdict.INFORMATIONAL;
import static io.echobench.tck.Verdict.NON_STRICT;

import io.echobench.tck.Step.From;
import io.echobench.tck.wire.Bytes;
import io.echobench.tck.wire.Cut;
import io.echobench.tck.wire.Frame;
import java.util.List;
import java.util.stream.Stream;

/**
 * Group {@code handshake}: RFC 6455 section 4.2. What section 4.2.1 says a request must have, a server must ask for; where the
 * RFC lets it look away (it need not decode the key), or where the fault is HTTP's and harms nobody (HTTP/1.0, no Host), a 101
 * is not strict and no failure.
 */
final class HandshakeCases {

    private static final String RIGHT = Handshake.request();
    private static final String OTHER_KEY = "x3JJHMbDL1EzLkh9GBhXDw==";
    private static final String DROPPED = "the early frame was dropped; RFC 6455 forbids to send it";
    private static final Answer UPGRADED = new Answer.Upgraded(Handshake.ACCEPT);
    private static final Answer ANY_UPGRADE = new Answer.Status(101, 101, "");
    private static final Answer CLIENT_ERROR = new Answer.Status(400, 499, "");

    private HandshakeCases() {}

    static List<ConformanceCase> all() {
        return Stream.of(accepted(), negotiated(), refused(), elsewhere(), segments())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ConformanceCase> accepted() {
        return List.of(
                accepts("accept-key", "1.3", "answers the RFC's example as the RFC does", "the RFC's example", RIGHT),
                of(
                        "accept-other-key",
                        "4.2.2",
                        "computes Sec-WebSocket-Accept from the key",
                        request("key " + OTHER_KEY, RIGHT.replace(Handshake.KEY, OTHER_KEY)),
                        response(new Answer.Upgraded("HSmrc0sMlYUkAGmm5OPpG2HaGWk="))),
                accepts(
                        "header-case",
                        "4.2.1",
                        "reads header names and tokens in any case",
                        "UPGRADE: WebSocket, connection: uPGRADE",
                        RIGHT.replace("Upgrade: websocket", "UPGRADE: WebSocket")
                                .replace("Connection: Upgrade", "connection: uPGRADE")),
                accepts(
                        "connection-list",
                        "4.2.1",
                        "finds Upgrade in a list, as Firefox sends it",
                        "Connection: keep-alive, Upgrade",
                        RIGHT.replace("Connection: Upgrade", "Connection: keep-alive, Upgrade")),
                accepts(
                        "extra-headers",
                        "4.2.1",
                        "ignores headers it does not know",
                        "with a cookie of 4 KiB, User-Agent, Cache-Control and X-Unknown",
                        with("Cookie: a=" + "b".repeat(4096)
                                + "\nUser-Agent: tck\nCache-Control: no-cache\nX-Unknown: 1")),
                accepts("origin", "contract", "serves any origin", "Origin: null", with("Origin: null")),
                of(
                        "query",
                        "contract",
                        "serves /echo with a query",
                        request("GET /echo?a=b", RIGHT.replace("@path@", "@path@?a=b")),
                        response(UPGRADED).or(NON_STRICT, CLIENT_ERROR, "a query does not change the path")));
    }

    private static List<ConformanceCase> negotiated() {
        return List.of(
                of(
                        "extension-unknown",
                        "9.1",
                        "declines an extension it does not know",
                        request("Sec-WebSocket-Extensions: x-unknown", with("Sec-WebSocket-Extensions: x-unknown")),
                        response(UPGRADED)),
                of(
                        "extension-deflate",
                        "contract",
                        "compresses nothing unless it is configured to",
                        request(
                                "Sec-WebSocket-Extensions: permessage-deflate",
                                with("Sec-WebSocket-Extensions: permessage-deflate")),
                        response(UPGRADED)
                                .or(
                                        INFORMATIONAL,
                                        new Answer.Status(101, 101, "Sec-WebSocket-Extensions"),
                                        "it compresses for clients that offer it; echobench's do not")),
                of(
                        "subprotocol-unknown",
                        "4.2.2",
                        "picks no subprotocol that it does not speak",
                        request("Sec-WebSocket-Protocol: x-unknown", with("Sec-WebSocket-Protocol: x-unknown")),
                        response(UPGRADED)
                                .or(
                                        INFORMATIONAL,
                                        new Answer.Status(101, 101, "Sec-WebSocket-Protocol"),
                                        "it agrees to any subprotocol")));
    }

    private static List<ConformanceCase> refused() {
        Answer namesVersion = new Answer.Status(426, 426, "Sec-WebSocket-Version");
        return List.of(
                of(
                        "version-12",
                        "4.4",
                        "refuses another version and names its own",
                        request("Sec-WebSocket-Version: 12", RIGHT.replace("Version: 13", "Version: 12")),
                        response(namesVersion)
                                .or(NON_STRICT, CLIENT_ERROR, "426 with Sec-WebSocket-Version tells the client why")),
                refuses("version-missing", "4.2.1", "no Sec-WebSocket-Version", without("Sec-WebSocket-Version")),
                refuses("key-missing", "4.2.1", "no Sec-WebSocket-Key", without("Sec-WebSocket-Key")),
                mayAccept(
                        "key-short",
                        "4.2.1",
                        "Sec-WebSocket-Key of 4 bytes",
                        RIGHT.replace(Handshake.KEY, "AAAAAA=="),
                        "section 4.2.2 need not decode the key"),
                mayAccept(
                        "key-twice",
                        "11.3.1",
                        "two Sec-WebSocket-Keys",
                        with("Sec-WebSocket-Key: " + OTHER_KEY),
                        "the client must not send two"),
                refuses("upgrade-missing", "4.2.1", "no Upgrade", without("Upgrade")),
                refuses("upgrade-other", "4.2.1", "Upgrade: h2c", RIGHT.replace(": websocket", ": h2c")),
                refuses("connection-missing", "4.2.1", "no Connection", without("Connection")),
                mayAccept("host-missing", "4.2.1", "no Host", without("Host"), "the fault is HTTP's and harms nobody"),
                refuses(
                        "method-post",
                        "4.2.1",
                        "POST",
                        RIGHT.replace("GET ", "POST ").replace("\n\n", "\nContent-Length: 0\n\n")),
                mayAccept(
                        "http-1.0",
                        "4.2.1",
                        "HTTP/1.0",
                        RIGHT.replace("HTTP/1.1", "HTTP/1.0"),
                        "a client that old and upgraded does not exist"),
                refuses("plain-get", "contract", "a plain GET", "GET @path@ HTTP/1.1\nHost: @host@\n\n"));
    }

    private static List<ConformanceCase> elsewhere() {
        return List.of(
                notFound("path-other", "/other"),
                notFound("path-longer", "/echo2"),
                notFound("path-root", "/"),
                of(
                        "garbage",
                        "4.2.1",
                        "refuses what is no HTTP",
                        request("\"garbage\" and an empty line", "garbage\n\n"),
                        response(CLIENT_ERROR)
                                .or(Verdict.OK, new Answer.Ended(), "")
                                .or(NON_STRICT, new Answer.Status(500, 599, ""), "a 5xx blames the server")));
    }

    private static List<ConformanceCase> segments() {
        return List.of(
                cut("split-in-two", "in two segments", new Cut(60, 60)),
                cut("split-line-end", "in segments of 17 bytes", Cut.every(17)),
                cut("byte-by-byte", "byte by byte", Cut.EACH_BYTE),
                of(
                        "pipelined-frame",
                        "4.1",
                        "keeps bytes that came behind the request, though a client must wait for the 101",
                        new Step.Request(
                                "a right request and a text frame in one write",
                                RIGHT,
                                Frame.text("early").encoded(),
                                Cut.NONE),
                        response(UPGRADED),
                        send(Frame.close(1000, "")),
                        echo("early")
                                .or(NON_STRICT, new Answer.Closed(1000, 4999), DROPPED)
                                .or(NON_STRICT, new Answer.Ended(), DROPPED)));
    }

    private static ConformanceCase of(String name, String section, String shows, Step... steps) {
        return new ConformanceCase(
                "handshake/" + name,
                section,
                shows,
                Stream.concat(Stream.of(new Step.Dial()), Stream.of(steps)).toList());
    }

    private static ConformanceCase accepts(String name, String section, String shows, String sends, String text) {
        return of(name, section, shows, request(sends, text), response(UPGRADED), send(Frame.text("hi")), echo("hi"));
    }

    private static ConformanceCase cut(String name, String how, Cut cut) {
        return of(
                name,
                "4.2.1",
                "reads a request that comes " + how,
                new Step.Request("a right request" + cut, RIGHT, Bytes.EMPTY, cut),
                response(UPGRADED),
                send(Frame.text("hi")),
                echo("hi"));
    }

    private static ConformanceCase refuses(String name, String section, String sends, String text) {
        return of(name, section, "refuses " + sends, request(sends, text), refusal());
    }

    private static ConformanceCase mayAccept(String name, String section, String sends, String text, String why) {
        Step.Expect answer = refusal().or(NON_STRICT, ANY_UPGRADE, why);
        return of(name, section, "answers " + sends, request(sends, text), answer);
    }

    private static ConformanceCase notFound(String name, String path) {
        return of(
                name,
                "contract",
                "answers 404 to " + path,
                request("GET " + path, RIGHT.replace("@path@", path)),
                response(new Answer.Status(404, 404, ""))
                        .or(NON_STRICT, CLIENT_ERROR, "404 is what says that there is nothing"));
    }

    private static Step request(String sends, String text) {
        return new Step.Request(sends, text, Bytes.EMPTY, Cut.NONE);
    }

    private static Step.Expect response(Answer answer) {
        return expect(From.RESPONSE, answer);
    }

    private static Step.Expect refusal() {
        return response(CLIENT_ERROR)
                .or(NON_STRICT, new Answer.Status(500, 599, ""), "a 5xx blames the server")
                .or(NON_STRICT, new Answer.Ended(), "section 4.2.2 asks for an HTTP error");
    }

    private static String with(String lines) {
        return RIGHT.replace("\n\n", "\n" + lines + "\n\n");
    }

    private static String without(String header) {
        return RIGHT.replaceAll("(?m)^" + header + ":.*\n", "");
    }
}
