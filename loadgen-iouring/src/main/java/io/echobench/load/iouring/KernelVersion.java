package io.echobench.load.iouring;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kernel's version as far as it matters: {@code 6.1} of {@code 6.1.0-13-amd64}. */
record KernelVersion(int major, int minor) implements Comparable<KernelVersion> {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,5})\\.(\\d{1,5}).*");
    private static final Comparator<KernelVersion> ORDER =
            Comparator.comparingInt(KernelVersion::major).thenComparingInt(KernelVersion::minor);

    /** What {@code uname -r} prints; 0.0 where it is no version. */
    static KernelVersion parse(String release) {
        Matcher numbers = NUMBERS.matcher(release);
        return numbers.matches()
                ? new KernelVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
                : new KernelVersion(0, 0);
    }

    @Override
    public int compareTo(KernelVersion other) {
        return ORDER.compare(this, other);
    }
}
