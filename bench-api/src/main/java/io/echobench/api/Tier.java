package io.echobench.api;

/** The API that an echo is written against; a column of the table, so that unlike is never silently compared. */
public enum Tier {
    /** What a user of the library writes: message handlers that see a text or a binary message. */
    MESSAGE,
    /** The library's lower-level API: frames or buffers that go back as they came. */
    RAW
}
