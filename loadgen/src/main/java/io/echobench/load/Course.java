package io.echobench.load;

import java.io.Serializable;
import java.util.List;

/** What a session does between its opening and its end: the same in every session, or computed while the session runs. */
public sealed interface Course extends Serializable permits Course.Fixed, Conversation {

    /**
     * The same steps in every session: nothing is allocated for a message.
     *
     * @param opening how its connection is opened
     */
    record Fixed(Opening opening, List<Step> steps) implements Course {

        /** Copies the list. */
        public Fixed {
            steps = List.copyOf(steps);
        }
    }
}
