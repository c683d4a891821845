package io.echobench.harness.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.inference.RankingLine.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A line says nothing that is not proved, and what is proved is said in the line or beside it. */
class RankingLineTest {

    @Test
    void readsAsInTheTable() {
        RankingLine line = line(
                "netty vertx undertow helidon",
                "netty=vertx",
                "netty>undertow",
                "netty>helidon",
                "vertx>undertow",
                "vertx>helidon");

        assertThat(line.text()).isEqualTo("netty = vertx > undertow ? helidon");
        assertThat(line.alsoProved()).isEmpty();
    }

    @Test
    void aSignOfMoreStandsOnlyWhereAllOnItsLeftBeatAllOnItsRight() {
        RankingLine line = line("a b c", "a>b", "a>c");
        RankingLine gap = line("a b c", "a>c", "b>c");
        RankingLine outer = line("a b c", "a>c");

        assertThat(line.text()).isEqualTo("a > b ? c");
        assertThat(gap.text()).isEqualTo("a ? b > c");
        assertThat(outer.text()).isEqualTo("a ? b ? c");
        assertThat(outer.alsoProved()).extracting(Comparison::text).containsExactly("a > c");
    }

    @Test
    void equivalenceIsNotPassedOn() {
        RankingLine line = line("a b c", "a=b", "b=c", "a>c");
        RankingLine open = line("a b c", "a=b", "b=c");
        RankingLine all = line("a b c", "a=b", "b=c", "a=c");

        assertThat(line.text()).isEqualTo("a = b ? c");
        assertThat(line.alsoProved()).extracting(Comparison::text).containsExactly("b = c", "a > c");
        assertThat(open.text()).isEqualTo("a = b ? c");
        assertThat(all.text()).isEqualTo("a = b = c");
    }

    @Test
    void whatIsProvedAgainstTheOrderOfTheMeansStandsBesideTheLine() {
        RankingLine line = line("a b", "b>a");

        assertThat(line.text()).isEqualTo("a ? b");
        assertThat(line.alsoProved()).extracting(Comparison::text).containsExactly("b > a");
    }

    @Test
    void oneNameIsALine() {
        assertThat(line("a").text()).isEqualTo("a");
    }

    @Test
    void neverContradictsAVerdictOfAnyMatrixAndLosesNone() {
        Random random = new Random(14);
        Map<Mark, Integer> marks = new EnumMap<>(Mark.class);
        for (int matrix = 0; matrix < 20_000; matrix++) {
            List<String> names = names(1 + random.nextInt(7));
            List<Comparison> verdicts = verdicts(names, random);
            RankingLine line = RankingLine.of(names, verdicts);
            line.marks().forEach(mark -> marks.merge(mark, 1, Integer::sum));
            for (Comparison verdict : verdicts) {
                assertSaid(line, verdict);
            }
        }
        assertThat(marks.values()).as("every mark occurs often").hasSize(3).allMatch(count -> count > 1_000);
    }

    private static void assertSaid(RankingLine line, Comparison pair) {
        Mark claim = claimInText(line.text(), pair.first(), pair.second());
        boolean beside = line.alsoProved().contains(pair);
        String leftmost =
                line.names().indexOf(pair.first()) < line.names().indexOf(pair.second()) ? pair.first() : pair.second();
        String why = line.text() + " " + line.alsoProved() + " " + pair;
        switch (claim) {
            case FASTER -> assertThat(pair.isWonBy(leftmost)).as(why).isTrue();
            case EQUIVALENT -> assertThat(pair.verdict()).as(why).isEqualTo(new Verdict.Equivalent());
            case UNRESOLVED -> assertThat(beside).as(why).isEqualTo(!(pair.verdict() instanceof Verdict.Unresolved));
        }
    }

    /** As a reader takes it: from what stands between the two names. */
    private static Mark claimInText(String text, String one, String other) {
        List<String> words = Arrays.asList(text.split(" "));
        int from = Math.min(words.indexOf(one), words.indexOf(other));
        int to = Math.max(words.indexOf(one), words.indexOf(other));
        List<String> between = words.subList(from, to);
        return between.contains(">") ? Mark.FASTER : between.contains("?") ? Mark.UNRESOLVED : Mark.EQUIVALENT;
    }

    /** From nearly all decided to nearly none, in accordance with the order or not. */
    private static List<Comparison> verdicts(List<String> names, Random random) {
        double faster = random.nextDouble();
        double equivalent = random.nextDouble() * (1 - faster);
        double against = random.nextBoolean() ? 0 : 0.1;
        List<Comparison> verdicts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                double draw = random.nextDouble();
                Verdict verdict = draw < faster
                        ? new Verdict.Faster(names.get(random.nextDouble() < against ? j : i))
                        : draw < faster + equivalent ? new Verdict.Equivalent() : new Verdict.Unresolved("");
                verdicts.add(
                        random.nextBoolean()
                                ? new Comparison(names.get(i), names.get(j), Optional.empty(), verdict)
                                : new Comparison(names.get(j), names.get(i), Optional.empty(), verdict));
            }
        }
        Collections.shuffle(verdicts, random);
        return verdicts;
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "b" + i).toList();
    }

    private static RankingLine line(String names, String... decided) {
        List<String> bestFirst = List.of(names.split(" "));
        List<Comparison> comparisons = new ArrayList<>();
        for (String each : decided) {
            String[] pair = each.split("[>=]");
            Verdict verdict = each.contains(">") ? new Verdict.Faster(pair[0]) : new Verdict.Equivalent();
            comparisons.add(new Comparison(pair[0], pair[1], Optional.empty(), verdict));
        }
        return RankingLine.of(bestFirst, comparisons);
    }
}
