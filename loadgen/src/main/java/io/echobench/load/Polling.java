package io.echobench.load;

/** How an event loop waits for its sockets; printed in every table. */
public enum Polling {
    /** Never sleeps: the client adds no wake-up of its own to a latency. Wants a CPU of its own. */
    SPIN,
    /** Sleeps in the selector: for machines where client and server share CPUs. */
    BLOCK
}
