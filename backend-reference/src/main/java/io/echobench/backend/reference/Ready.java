package io.echobench.backend.reference;

/** What a selector's key is for. */
interface Ready {

    /** The channel is ready for these operations. */
    void ready(int operations);

    /** Something went wrong that should not, or the loop ends: closes the channel. */
    void abort();
}
