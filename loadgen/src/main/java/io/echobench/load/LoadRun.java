package io.echobench.load;

import io.echobench.load.Mailbox.Letter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a plan in this process: a thread for each event loop, and the calling thread as the control side, which adds up what the
 * loops hand over, writes the histogram logs and tells what happens.
 */
final class LoadRun {

    private static final long SECOND = 1_000_000_000;

    /** Longer than any phase of which nothing is told. */
    private static final long LEFT_ALONE_NANOS = 4 * SECOND;

    /**
     * Slices made in advance for each loop: enough for a phase that begins while another lingers, and for the seconds of one that is left
     * alone; one more for each further server.
     */
    private static final int SLICES_PER_LOOP = 6;

    private final LoadPlan plan;
    private final Consumer<LoadEvent> events;
    private final LoadTotals totals;
    private final Mailbox mailbox;
    private final List<HistogramLog> logs = new ArrayList<>();
    private final PhaseBorders borders;

    /** What came of a phase that is left alone, in the order it came. */
    private final ArrayDeque<Slice> kept = new ArrayDeque<>();

    /** Finished phases that were not told yet. */
    private final ArrayDeque<Integer> untold = new ArrayDeque<>();

    private final SafepointClock safepoints = SafepointClock.ofThisJvm();
    private long safepointNanos = SafepointClock.UNKNOWN;
    private GarbageCollections collections = GarbageCollections.now();

    LoadRun(LoadPlan plan, Consumer<LoadEvent> events) {
        this.plan = plan;
        this.events = events;
        totals = new LoadTotals(plan);
        mailbox = new Mailbox(
                Thread.currentThread(),
                (SLICES_PER_LOOP + plan.targets().size()) * plan.share().loops());
        borders = new PhaseBorders(plan.phases().size(), plan.share().loops(), this::border);
    }

    /**
     * Runs it to its end.
     *
     * @return the last event: {@link LoadEvent.Finished} or {@link LoadEvent.Failed}; it is not told to the consumer
     * @throws IOException when a histogram log cannot be written
     */
    LoadEvent run() throws IOException {
        String complaint = PlanCheck.complaint(plan)
                .or(() -> plan.transport().obstacle(Runtime.version().feature()))
                .orElse("");
        if (!complaint.isEmpty()) {
            return new LoadEvent.Failed(complaint);
        }
        try {
            Rehearsal.run(plan);
            openLogs();
            startLoops();
            LoadEvent last = control();
            if (last instanceof LoadEvent.Finished) {
                for (HistogramLog log : logs) {
                    log.writeAll();
                }
            }
            return last;
        } finally {
            logs.forEach(HistogramLog::close);
        }
    }

    private void openLogs() throws IOException {
        if (!plan.histogramLog().isEmpty()) {
            for (int i = 0; i < plan.share().loops(); i++) {
                logs.add(HistogramLog.create(plan.histogramLog(), plan.share().firstLoop() + i, System.nanoTime()));
            }
        }
    }

    private void startLoops() {
        PhaseGate gate = new PhaseGate(plan.phases().size(), plan.share().loops());
        for (int i = 0; i < plan.share().loops(); i++) {
            int loop = plan.share().firstLoop() + i;
            Thread.ofPlatform().daemon().name("load-loop-" + loop).start(() -> runLoop(loop, gate));
        }
    }

    private void runLoop(int loop, PhaseGate gate) {
        try {
            new EventLoop(
                            plan,
                            loop,
                            System::nanoTime,
                            plan.transport().open(System::nanoTime),
                            gate,
                            mailbox.listener())
                    .run();
            mailbox.post(new Letter.Ended(null));
        } catch (IOException | RuntimeException | Error e) {
            mailbox.post(new Letter.Ended("Event loop " + loop + " failed: " + e + "."));
        }
    }

    private LoadEvent control() {
        int running = plan.share().loops();
        long progressNanos = System.nanoTime() + SECOND;
        while (running > 0) {
            long untilProgress = isLeftAlone() ? LEFT_ALONE_NANOS : progressNanos - System.nanoTime();
            Letter letter = mailbox.next(Math.max(1, untilProgress));
            if (letter instanceof Letter.Ended ended) {
                if (ended.failure() != null) {
                    return new LoadEvent.Failed(ended.failure());
                }
                running--;
            } else if (letter != null) {
                handle(letter);
                if (!isLeftAlone()) {
                    addUp();
                    tellFinished();
                }
            }
            if (System.nanoTime() - progressNanos >= 0) {
                progressNanos = Math.max(progressNanos, System.nanoTime() - SECOND) + SECOND;
                progress();
            }
        }
        addUp();
        return new LoadEvent.Finished(totals.result());
    }

    private void handle(Letter letter) {
        switch (letter) {
            case Letter.Began began -> borders.began(began.phase(), began.nanoTime());
            case Letter.ScheduleEnded ended -> borders.ended(ended.phase(), ended.nanoTime());
            case Letter.Filled filled -> kept.add(filled.slice());
            case Letter.Ended ended -> throw new IllegalArgumentException("not here: " + ended);
        }
    }

    private void border(LoadEvent event) {
        events.accept(event);
        GarbageCollections now = GarbageCollections.now();
        if (event instanceof LoadEvent.PhaseBegan began) {
            totals.phaseBegan(began.phase(), began.nanoTime());
            collections = now;
            safepointNanos = safepoints.nanos();
        } else if (event instanceof LoadEvent.PhaseScheduleEnded ended) {
            totals.phase(ended.phase())
                    .collections(now.count() - collections.count(), now.nanos() - collections.nanos());
            totals.phase(ended.phase()).safepoints(safepoints.since(safepointNanos));
        }
    }

    /** Whether a phase runs of which nothing is told before its end. */
    private boolean isLeftAlone() {
        return borders.phase() >= 0
                && !borders.quiet(plan.phases())
                && !LoadEvent.Progress.isTold(plan.phases().get(borders.phase()));
    }

    private void addUp() {
        for (Slice slice = kept.poll(); slice != null; slice = kept.poll()) {
            addUp(slice);
        }
    }

    private void addUp(Slice slice) {
        Phase of = plan.phases().get(slice.phase);
        if (!logs.isEmpty() && of.measured()) {
            logs.get(slice.loop - plan.share().firstLoop()).keep(of.name(), slice);
        }
        slice.log.forEach(line -> System.err.println("log: " + line));
        totals.phase(slice.phase).add(slice);
        if (of.measured() && totals.phase(slice.phase).finished()) {
            untold.add(slice.phase);
        }
        mailbox.recycle(slice);
    }

    private void tellFinished() {
        if (borders.quiet(plan.phases())) {
            for (Integer phase = untold.poll(); phase != null; phase = untold.poll()) {
                events.accept(
                        new LoadEvent.PhaseFinished(phase, totals.phase(phase).result()));
            }
        }
    }

    private void progress() {
        if (borders.phase() >= 0 && !isLeftAlone()) {
            events.accept(progress(borders.phase(), totals.phase(borders.phase())));
        }
    }

    /** What is told each second of a phase. */
    static LoadEvent.Progress progress(int phase, PhaseTotals totals) {
        Counts counts = totals.counts();
        List<LoadResult.Second> series = totals.series();
        LoadResult.Second last = series.isEmpty() ? LoadResult.Second.NONE : series.getLast();
        return new LoadEvent.Progress(
                phase,
                System.nanoTime(),
                counts.intended(),
                counts.sent(),
                counts.completed(),
                counts.allErrors(),
                last.openConnections(),
                last.p50Nanos(),
                last.p99Nanos());
    }
}
