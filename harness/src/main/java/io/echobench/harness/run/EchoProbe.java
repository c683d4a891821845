package io.echobench.harness.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends one message and expects it back: a server is ready when it echoes, not when its port is open. */
public final class EchoProbe {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final String MESSAGE = "echobench: is anybody there?";

    /** Longer than any greeting, and short enough to be quoted. */
    private static final int LONGEST = 1_000;

    private EchoProbe() {}

    /** Returns after a real echo; else says in one sentence what came instead. */
    public static void expectEcho(URI endpoint) throws TrialException, InterruptedException {
        expectEcho(endpoint, WITHIN);
    }

    /**
     * The same with another limit.
     *
     * @param within for each of connecting, sending and the echo
     */
    static void expectEcho(URI endpoint, Duration within) throws TrialException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(within).build();
        try {
            String came = echo(http, endpoint, within);
            if (!came.equals(MESSAGE)) {
                throw new TrialException(
                        endpoint + " answered \"" + came + "\" to \"" + MESSAGE + "\": it does not echo");
            }
        } catch (TimeoutException e) {
            throw new TrialException(endpoint + " did not echo a message within " + within.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new TrialException(endpoint + " " + reason(e.getCause()), e);
        } finally {
            http.shutdownNow(); // close() would wait until the server ends the connection, which may be never
        }
    }

    private static String echo(HttpClient http, URI endpoint, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<String> echo = new CompletableFuture<>();
        WebSocket socket = http.newWebSocketBuilder()
                .connectTimeout(within)
                .buildAsync(endpoint, new FirstMessage(echo))
                .get(within.toMillis(), TimeUnit.MILLISECONDS);
        try {
            socket.sendText(MESSAGE, true).get(within.toMillis(), TimeUnit.MILLISECONDS);
            return echo.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            socket.abort();
        }
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause instanceof WebSocketHandshakeException handshake) {
            return "speaks no WebSocket here: it answered HTTP "
                    + handshake.getResponse().statusCode();
        }
        if (cause instanceof IOException) {
            return "cannot be reached: " + cause.getMessage();
        }
        return "broke off: " + cause;
    }

    /** Completes with the first whole text message. */
    private record FirstMessage(CompletableFuture<String> echo, StringBuilder text) implements WebSocket.Listener {

        FirstMessage(CompletableFuture<String> echo) {
            this(echo, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (text.length() + data.length() > LONGEST) {
                echo.completeExceptionally(new IOException("its answer is longer than " + LONGEST + " characters"));
                return CompletableFuture.completedStage(data); // and nothing more is asked for
            }
            text.append(data);
            if (last) {
                echo.complete(text.toString());
            }
            socket.request(1);
            return CompletableFuture.completedStage(data);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            echo.completeExceptionally(new IOException("it closed with code " + status));
            return CompletableFuture.completedStage(reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            echo.completeExceptionally(error);
        }
    }
}
