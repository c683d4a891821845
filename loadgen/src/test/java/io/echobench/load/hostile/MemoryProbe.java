package io.echobench.load.hostile;

import io.echobench.load.LoadMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The load process itself, and beside it a thread that prints what memory it holds: first before anything is done, then four times a
 * second. In the process, because only there the heap can be collected first.
 */
final class MemoryProbe {

    private static final long PERIOD_NANOS = 250_000_000;

    private MemoryProbe() {}

    /** As {@link LoadMain#main}. */
    public static void main(String[] args) {
        System.err.println(Memory.now().line());
        Thread.ofPlatform().daemon().name("memory-probe").start(MemoryProbe::print);
        LoadMain.main(args);
    }

    private static void print() {
        while (true) {
            LockSupport.parkNanos(PERIOD_NANOS);
            System.err.println(Memory.now().line());
        }
    }

    /**
     * What a process holds, in bytes.
     *
     * @param nanoTime when, on the clock of the process
     * @param heap after a collection
     * @param direct buffers outside of it
     * @param resident the most that was resident so far
     */
    record Memory(long nanoTime, long heap, long direct, long resident) {

        private static final String WORD = "memory";

        private static Memory now() {
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum();
            return new Memory(System.nanoTime(), heap, direct, mostResident());
        }

        private static long mostResident() {
            try {
                return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                        .findFirst()
                        .orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String line() {
            return WORD + " " + nanoTime + " " + heap + " " + direct + " " + resident;
        }

        /** All that was printed; the last line may be cut, since the process halts. */
        static List<Memory> parseAll(List<String> lines) {
            return lines.subList(0, lines.size() - 1).stream()
                    .filter(line -> line.startsWith(WORD + " "))
                    .map(Memory::parse)
                    .toList();
        }

        private static Memory parse(String line) {
            String[] words = line.split(" ");
            return new Memory(
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]),
                    Long.parseLong(words[4]));
        }

        /** What was added since: in use, or resident, whichever is more. */
        long since(Memory before) {
            return Math.max(heap + direct - before.heap - before.direct, resident - before.resident);
        }
    }
}
