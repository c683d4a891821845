package io.echobench.harness.run;

import io.echobench.api.BackendException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gives the reference server an order on its control path, docs/REFERENCE.md. */
final class ControlPath {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final String PATH = "/control";
    private static final String DONE = "{\"ok\":true";

    private ControlPath() {}

    /**
     * Returns when the server has said that the order holds for every message from now on.
     *
     * @param endpoint of its echo
     * @throws BackendException when it does not, or the thread is interrupted, which stays set
     */
    static void order(URI endpoint, String command) throws BackendException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(WITHIN).build();
        try {
            String answer = answer(http, endpoint.resolve(PATH), command);
            if (!answer.startsWith(DONE)) {
                throw new BackendException("the server answered " + answer + " to \"" + command + "\" on " + PATH);
            }
        } catch (TimeoutException e) {
            throw new BackendException(
                    "the server did not answer \"" + command + "\" on " + PATH + " within " + WITHIN.toSeconds() + " s",
                    e);
        } catch (ExecutionException e) {
            throw new BackendException("the server has no " + PATH + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException("interrupted before the server had answered on " + PATH, e);
        } finally {
            http.shutdownNow();
        }
    }

    private static String answer(HttpClient http, URI control, String command)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = http.newWebSocketBuilder()
                .connectTimeout(WITHIN)
                .buildAsync(control, new Answer(answer, new StringBuilder()))
                .get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        try {
            socket.sendText(command, true).get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return answer.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            socket.abort();
        }
    }

    /** Completes with the first whole text message. */
    private record Answer(CompletableFuture<String> answer, StringBuilder text) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                answer.complete(text.toString());
            }
            socket.request(1);
            return CompletableFuture.completedStage(data);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            answer.completeExceptionally(new java.io.IOException("it closed with code " + status));
            return CompletableFuture.completedStage(reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            answer.completeExceptionally(error);
        }
    }
}
