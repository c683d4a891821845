package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One opening handshake (RFC 6455 section 4.1) with a {@code --url}, so that what is no WebSocket server is said in one sentence
 * instead of being measured. Bounded in time and in bytes, whatever answers.
 */
final class UrlProbe {

    private static final int MAX_HEAD_BYTES = 16_384;
    /** The example of RFC 6455 section 1.3. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b.*");
    private static final Pattern ACCEPTED = Pattern.compile("(?im)^Sec-WebSocket-Accept:[ \t]*(\\S*)");
    /** Masked, code 1000. */
    private static final byte[] CLOSE = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 0x03, (byte) 0xE8};

    private UrlProbe() {}

    /** Returns after a right answer; what else comes, or nothing within that time, is one sentence. */
    static void expectWebSocket(URI url, Duration within) throws UsageException {
        long deadline = System.nanoTime() + within.toNanos();
        boolean connected = false;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), ExternalUrl.port(url)), millisTo(deadline));
            connected = true;
            socket.getOutputStream().write(request(url).getBytes(StandardCharsets.US_ASCII));
            judge(url, head(socket, deadline));
            socket.getOutputStream().write(CLOSE);
        } catch (SocketTimeoutException e) {
            throw new UsageException("--url " + url
                    + (connected ? " took the connection, but did not answer" : " did not take a connection")
                    + " within "
                    + within.toSeconds() + " s; is a WebSocket server running there?");
        } catch (IOException e) {
            throw new UsageException("--url " + url
                    + (connected ? " broke the connection off: " : " cannot be reached: ") + e.getMessage()
                    + "; is a WebSocket server running there?");
        }
    }

    private static String request(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return "GET " + path + query + " HTTP/1.1\r\nHost: " + url.getHost() + ":" + ExternalUrl.port(url)
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + KEY
                + "\r\nSec-WebSocket-Version: 13\r\n\r\n";
    }

    /** What comes up to the end of an HTTP head, of the stream, or of what is read. */
    private static String head(Socket socket, long deadline) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0 && head.length() < MAX_HEAD_BYTES) {
            socket.setSoTimeout(millisTo(deadline));
            int next = in.read();
            if (next < 0 || (head.length() == 5 && head.indexOf("HTTP/") < 0)) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int millisTo(long deadline) throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("too late");
        }
        return Math.toIntExact(millis);
    }

    private static void judge(URI url, String head) throws UsageException {
        String line = head.lines().findFirst().orElse("");
        Matcher status = STATUS.matcher(line);
        if (head.isEmpty()) {
            throw new UsageException("--url " + url + " closed the connection without a word; it speaks no WebSocket.");
        }
        if (!status.matches()) {
            throw new UsageException("--url " + url + " answered \"" + printable(line)
                    + "...\", which is no HTTP; it speaks no WebSocket.");
        }
        if (!status.group(1).equals("101")) {
            throw new UsageException("--url " + url + " answered HTTP " + status.group(1)
                    + " where 101 accepts a WebSocket; is the path " + url.getPath() + " right?");
        }
        Matcher accepted = ACCEPTED.matcher(head);
        Optional<String> accept = accepted.find() ? Optional.of(accepted.group(1)) : Optional.empty();
        if (!accept.equals(Optional.of(ACCEPT))) {
            throw new UsageException("--url " + url + " answered 101 with "
                    + accept.map(value -> "the wrong Sec-WebSocket-Accept \"" + printable(value) + "\"")
                            .orElse("no Sec-WebSocket-Accept")
                    + "; it speaks no WebSocket (RFC 6455 section 4.2.2).");
        }
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(40, text.length())).replaceAll("[^\\x20-\\x7e]", "?");
    }
}
