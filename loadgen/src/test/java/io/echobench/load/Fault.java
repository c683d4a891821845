package io.echobench.load;

/** What a {@link FaultyServer} does to the second message of each connection. */
enum Fault {
    SILENT(ErrorClass.TIMEOUT),
    TWICE(ErrorClass.UNEXPECTED),
    DAMAGED(ErrorClass.MISMATCH),
    MASKED(ErrorClass.PROTOCOL),
    HALF_A_FRAME(ErrorClass.PROTOCOL),
    CLOSE_FRAME(ErrorClass.CLOSED),
    END_OF_STREAM(ErrorClass.CLOSED);

    /** The class that must be counted, among others that follow from it. */
    final ErrorClass expected;

    Fault(ErrorClass expected) {
        this.expected = expected;
    }
}
