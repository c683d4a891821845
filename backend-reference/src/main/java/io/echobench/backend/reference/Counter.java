package io.echobench.backend.reference;

/** What is counted. Bytes are payload bytes. Control connections are counted in {@link #CONTROL} alone. */
enum Counter {
    /** TCP connections taken. */
    ACCEPTED("accepted"),
    /** Requests answered with a 4xx status. */
    REFUSED("refused"),
    /** WebSocket connections opened at the control path. */
    CONTROL("control"),
    /** WebSocket connections opened at the echo path. */
    OPENED("opened"),
    /** Those of {@link #OPENED} whose TCP connection has ended. */
    CLOSED("closed"),
    /** Whole messages. */
    RECEIVED("received"),
    RECEIVED_BYTES("receivedBytes"),
    /** Messages given to the socket as an echo, corrupted ones among them; a duplicate's second copy is not one. */
    ECHOED("echoed"),
    ECHOED_BYTES("echoedBytes"),
    /** Not echoed, by fault. */
    DROPPED("dropped"),
    /** Echoed twice, by fault. */
    DUPLICATED("duplicated"),
    /** Echoed with one bit changed, by fault. */
    CORRUPTED("corrupted"),
    /** Pairs of echoes of one connection that changed places, by fault. */
    REORDERED("reordered"),
    /** Not echoed but answered with a close frame, by fault. */
    CLOSES("closesInjected"),
    /** Not echoed but answered with the end of TCP, by fault. */
    DISCONNECTS("disconnectsInjected"),
    /** Half echoed, then the end of TCP, by fault. */
    HALF_FRAMES("halfFramesInjected"),
    /** Messages whose connection ended before their echo was due. */
    LOST("lost"),
    PINGS("pings"),
    PONGS("pongs"),
    /** Close frames received. */
    CLOSE_FRAMES("closeFrames"),
    /** Connections failed with 1002. */
    PROTOCOL_ERRORS("protocolErrors"),
    /** Connections failed with 1007. */
    INVALID_TEXTS("invalidTexts"),
    /** Connections failed with 1009. */
    TOO_BIG("tooBig");

    private final String label;

    Counter(String label) {
        this.label = label;
    }

    /** What a connection is counted as that is failed with this close code. */
    static Counter ofFailure(int code) {
        return switch (code) {
            case Frames.TOO_BIG -> TOO_BIG;
            case Frames.INVALID_PAYLOAD -> INVALID_TEXTS;
            default -> PROTOCOL_ERRORS;
        };
    }

    /** Its name in an answer. */
    String label() {
        return label;
    }
}
