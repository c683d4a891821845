package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.load.LoadResult.PhaseResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoadResultTest {

    private static final Phase PHASE = new Phase.Pause("any", 1);

    @Test
    void mergesInAnyOrderToTheSame() {
        List<LoadResult> parts = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            parts.add(random(new Random(seed)));
        }
        String merged = text(LoadResult.merge(parts));
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(parts, new Random(i));
            assertThat(text(LoadResult.merge(parts))).isEqualTo(merged);
        }
    }

    @Test
    void mergingLosesNothing() {
        LoadResult a = random(new Random(1));
        LoadResult b = random(new Random(2));
        PhaseResult merged = LoadResult.merge(List.of(a, b)).phases().get(0);
        assertThat(merged.counts().sent())
                .isEqualTo(a.phases().get(0).counts().sent()
                        + b.phases().get(0).counts().sent());
        assertThat(merged.histogram(Interval.LAG).getTotalCount())
                .isEqualTo(a.phases().get(0).histogram(Interval.LAG).getTotalCount()
                        + b.phases().get(0).histogram(Interval.LAG).getTotalCount());
    }

    @Test
    void comesOutOfAStreamAsItWentIn() throws IOException {
        LoadResult result = random(new Random(3));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LoadStreams.Writer writer = new LoadStreams.Writer(out);
        writer.write(new LoadEvent.PhaseBegan(0, 5));
        writer.write(new LoadEvent.Finished(result));
        LoadStreams.Reader reader = new LoadStreams.Reader(new ByteArrayInputStream(out.toByteArray()));
        assertThat(reader.next()).contains(new LoadEvent.PhaseBegan(0, 5));
        assertThat(reader.next().map(event -> text(((LoadEvent.Finished) event).result())))
                .contains(text(result));
        assertThat(reader.next()).isEmpty();
    }

    private static LoadResult random(Random random) {
        LoadTotals totals = new LoadTotals(TestPlans.of(PHASE));
        totals.phaseBegan(0, 1_000_000 + random.nextInt(1000));
        PhaseRecorder recorder = new PhaseRecorder(0, 0, totals, new LoopMeter());
        recorder.begin(1_000_000);
        long now = 1_000_000;
        for (int i = 0; i < 500; i++) {
            now += random.nextInt(10_000_000);
            recorder.due(now);
            recorder.sent(now, now + random.nextInt(1000), now + 2000, random.nextBoolean());
            if (random.nextInt(10) == 0) {
                recorder.error(
                        random.nextBoolean() ? ErrorClass.TIMEOUT : ErrorClass.MISMATCH,
                        "sentence " + random.nextInt(3));
            } else {
                recorder.completed(now, now + 1000, now + random.nextInt(100_000));
            }
            recorder.roll(now, random.nextInt(9));
        }
        recorder.finish(now, 0);
        return totals.result();
    }

    /** All that there is to say of a result. */
    private static String text(LoadResult result) {
        PhaseResult phase = result.phases().get(0);
        return phase.counts() + " " + phase.series() + " " + phase.loop() + " " + phase.samples() + " "
                + phase.beganNanos() + " " + phase.endedNanos() + " " + phase.firstIntendedNanos() + " "
                + phase.lastIntendedNanos() + " " + new TreeMap<>(phase.intervals());
    }
}
