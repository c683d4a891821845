package io.echobench.tck.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * How bytes are cut into TCP segments.
 *
 * @param every the size of each segment, at least 1
 * @param until where cutting ends: the rest goes out in one
 */
public record Cut(int every, int until) {

    /** All in one write. */
    public static final Cut NONE = new Cut(Integer.MAX_VALUE, 0);

    /** A write for each byte. */
    public static final Cut EACH_BYTE = every(1);

    /** A write for each byte of the longest frame header, then the rest. */
    public static final Cut HEADER = new Cut(1, 14);

    /** All in writes of one size. */
    public static Cut every(int size) {
        return new Cut(size, Integer.MAX_VALUE);
    }

    List<Bytes> segments(Bytes bytes) {
        List<Bytes> segments = new ArrayList<>();
        int at = 0;
        while (at < bytes.size()) {
            int end = at < until ? (int) Math.min(bytes.size(), (long) at + every) : bytes.size();
            segments.add(bytes.slice(at, end));
            at = end;
        }
        return segments;
    }

    /** What it adds to the description of a write; empty for {@link #NONE}. */
    @Override
    public String toString() {
        if (equals(NONE)) {
            return "";
        }
        String size = every == 1 ? "one byte a write" : every + " bytes a write";
        return until == Integer.MAX_VALUE ? ", " + size : ", the first " + until + " bytes in " + size;
    }
}
