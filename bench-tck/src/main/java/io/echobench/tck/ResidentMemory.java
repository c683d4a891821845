package io.echobench.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Resident bytes of a process and those it started, from {@code VmRSS} of {@code /proc/PID/status}. */
record ResidentMemory(ProcessHandle process) implements LongSupplier {

    boolean isKnown() {
        return getAsLong() > 0;
    }

    @Override
    public long getAsLong() {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(each -> residentBytes(each.pid()))
                .sum();
    }

    private static long residentBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            return 0; // it ended, or this is no Linux
        }
    }
}
