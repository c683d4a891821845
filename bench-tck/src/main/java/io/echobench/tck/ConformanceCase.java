package io.echobench.tck;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing that a WebSocket echo server must do, as data.
 *
 * @param id group and name, {@code utf8/overlong-2}; stable, so that known gaps and results can refer to it
 * @param section of RFC 6455, {@code 8.1}; {@code contract} where echobench asks for it and the RFC does not
 * @param shows what a server that passes has shown, as a sentence without its subject
 * @param script the steps, in order
 */
public record ConformanceCase(String id, String section, String shows, List<Step> script) {

    /** Copies the list. */
    public ConformanceCase {
        script = List.copyOf(script);
    }

    static ConformanceCase of(String id, String section, String shows, Step... script) {
        return new ConformanceCase(id, section, shows, List.of(script));
    }

    /** The part of the id before the slash. */
    public String group() {
        return id.substring(0, id.indexOf('/'));
    }

    /** What is sent, in words. */
    public String sent() {
        return words(Step::sends);
    }

    /** What must come back, in words. */
    public String expected() {
        return words(Step::expects);
    }

    private String words(Function<Step, String> part) {
        return script.stream().map(part).filter(words -> !words.isEmpty()).collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return id;
    }
}
