package io.echobench.dialogue;

import io.echobench.load.Conversation;
import io.echobench.load.Dialogue;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A flow of a script, ready to run: data and nothing else.
 *
 * @param tag a word that stands in messages about it: the scenario's name
 */
public record ScriptedCourse(String tag, Variables variables, OpeningTemplate opening, List<Act> acts)
        implements Conversation {

    /** The session's own id. */
    public static final String UUID_NAME = "$uuid";

    /** The id of the run: the same for all backends of a round. */
    public static final String TEST_ID_NAME = "$testId";

    /** Copies the list. */
    public ScriptedCourse {
        variables = variables.prepared();
        acts = List.copyOf(acts);
    }

    @Override
    public Dialogue begin(long seed, long session) {
        SplittableRandom random = new SplittableRandom(mixed(seed) + mixed(~session));
        Scope scope = variables.scope(random, session);
        scope.set(UUID_NAME, new Value.Text(uuid(random).toString()));
        scope.set(TEST_ID_NAME, new Value.Text(testId(seed)));
        return new Interpreter(scope, opening.opening(scope), acts);
    }

    private static String testId(long seed) {
        return String.format(Locale.ROOT, "t%016x", mixed(seed));
    }

    /** Version 4, variant 2 (<a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.4">RFC 9562, 5.4</a>). */
    private static UUID uuid(SplittableRandom random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }

    private static long mixed(long seed) {
        return new SplittableRandom(seed).nextLong();
    }
}
