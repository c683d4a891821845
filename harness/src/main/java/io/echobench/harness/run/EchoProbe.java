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
final class EchoProbe {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final String MESSAGE = "echobench: is anybody there?";

    private EchoProbe() {}

    /** Returns after a real echo; else says in one sentence what came instead. */
    static void expectEcho(URI endpoint) throws TrialException, InterruptedException {
        CompletableFuture<String> echo = new CompletableFuture<>();
        HttpClient http = HttpClient.newBuilder().connectTimeout(WITHIN).build();
        try {
            WebSocket socket = http.newWebSocketBuilder()
                    .connectTimeout(WITHIN)
                    .buildAsync(endpoint, new FirstMessage(echo))
                    .get(WITHIN.toSeconds(), TimeUnit.SECONDS);
            socket.sendText(MESSAGE, true).get(WITHIN.toSeconds(), TimeUnit.SECONDS);
            String came = echo.get(WITHIN.toSeconds(), TimeUnit.SECONDS);
            socket.abort();
            if (!came.equals(MESSAGE)) {
                throw new TrialException(
                        endpoint + " answered \"" + came + "\" to \"" + MESSAGE + "\": it does not echo");
            }
        } catch (TimeoutException e) {
            throw new TrialException(endpoint + " did not echo a message within " + WITHIN.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new TrialException(endpoint + " " + reason(e.getCause()), e);
        } finally {
            http.shutdownNow(); // close() would wait for a server that never answers
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
