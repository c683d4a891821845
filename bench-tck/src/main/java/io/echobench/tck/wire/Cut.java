package io.echobench.tck.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * How bytes are cut into TCP segments.
 *
 * @param every the size of each segment, at least 1
 */
public record Cut(int every) {

    /** All in one write. */
    public static final Cut NONE = new Cut(Integer.MAX_VALUE);

    /** A write for each byte. */
    public static final Cut EACH_BYTE = new Cut(1);

    List<Bytes> segments(Bytes bytes) {
        List<Bytes> segments = new ArrayList<>();
        for (int at = 0; at < bytes.size(); at = at + segments.getLast().size()) {
            segments.add(bytes.slice(at, (int) Math.min(bytes.size(), (long) at + every)));
        }
        return segments;
    }

    /** What it adds to the description of a write. */
    @Override
    public String toString() {
        return equals(NONE) ? "" : " in writes of " + every + (every == 1 ? " byte" : " bytes");
    }
}
