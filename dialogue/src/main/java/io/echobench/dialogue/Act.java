package io.echobench.dialogue;

import java.io.Serializable;
import java.util.List;

/** A step of a script's flow. */
public sealed interface Act extends Serializable {

    /**
     * Sends a message; with checks, waits for its answer.
     *
     * @param checks what is asked of the answer; empty: nobody waits
     */
    record Send(Content content, List<Check> checks) implements Act {

        /** Copies the list. */
        public Send {
            checks = List.copyOf(checks);
        }
    }

    /**
     * Waits for the answer to the oldest message that nobody has waited for.
     *
     * @param checks what is asked of it
     */
    record Wait(List<Check> checks) implements Act {

        /** Copies the list. */
        public Wait {
            checks = List.copyOf(checks);
        }
    }

    /** Lets time pass. */
    record Think(Amount amount, Jitter jitter) implements Act {}

    /** Says something to the author of the script. */
    record Log(Template line) implements Act {}

    /**
     * Repeats steps.
     *
     * @param indexName the variable that counts
     * @param elementName the variable that holds the element
     */
    record Loop(Times times, String indexName, String elementName, List<Act> acts) implements Act {

        /** Copies the list. */
        public Loop {
            acts = List.copyOf(acts);
        }
    }

    /** How often a loop is run. */
    sealed interface Times extends Serializable {

        /** As often as a number says, or from one number up to another: {@code 5}, {@code 3-7}. */
        record Count(Template count) implements Times {}

        /** Once for each element of a list. */
        record Over(Template list) implements Times {}
    }

    /** How long a think lasts. */
    sealed interface Amount extends Serializable {

        /** Known before. */
        record Nanos(long nanos) implements Amount {}

        /** Seconds, or text with a unit, in a variable; what is no duration lasts no time. */
        record Computed(Template template) implements Amount {}
    }

    /** How a think is spread: evenly, so much to either side. */
    sealed interface Jitter extends Serializable {

        /** Whether it makes a difference. */
        boolean isNone();

        /** An amount of time. */
        record Nanos(long nanos) implements Jitter {

            @Override
            public boolean isNone() {
                return nanos == 0;
            }
        }

        /** A share of the think. */
        record Share(double share) implements Jitter {

            @Override
            public boolean isNone() {
                return share == 0;
            }
        }
    }
}
