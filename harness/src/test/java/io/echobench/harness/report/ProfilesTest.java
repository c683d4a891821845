package io.echobench.harness.report;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.echobench.harness.result.Profile;
import io.echobench.harness.result.RunDirectory;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.SampleRun;
import io.echobench.harness.stats.Altered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {

    private static final String AT = "2026-11-30T10:00:00Z";

    @TempDir
    private Path results;

    @Test
    void eachBackendHasAGraphOfItsServerAndOfItsLoadOverAllRounds() throws IOException {
        RunDirectory directory = profiled();
        String page = report(directory);

        assertThat(page)
                .contains("<section id=\"profiles\">")
                .contains("netty, server: 30 samples of 2 trials <a href=\"profiles/netty.server.html\">alone</a>")
                .contains("netty, client: 5 samples of 2 trials")
                .contains("node-ws, client: 7 samples of 1 trial ");
        assertThat(Pattern.compile("<iframe ").matcher(page).results().count()).isEqualTo(5);
        assertThat(page).containsPattern("<iframe [^>]*sandbox=\"allow-scripts allow-modals\"[^>]*srcdoc=\"[^\"]+\"");
        assertThat(Files.readString(directory.path().resolve("profiles/netty.server.html")))
                .contains("netty, server: 30 samples of 2 trials", "io.netty.Loop.run");
    }

    @Test
    void whatHasNoProfileIsNamedWithTheReason() throws IOException {
        assertThat(report(profiled()))
                .contains("<li>node-ws, server: not profiled: not a JVM</li>")
                .contains(
                        "<li>undertow, server: not profiled in round 1: the process did not end by itself and was killed</li>")
                .contains(
                        "<li>undertow, client: not profiled in round 2: trials/05-undertow.client.collapsed is not there any more</li>")
                .contains("<li>vertx: no profile, because no trial of it ran to its end</li>");
    }

    @Test
    void everyTableSaysThatItsFiguresAreNotComparable() throws IOException {
        RunDirectory directory = profiled();
        String words = "profiled with jfr: figures are not comparable with runs that are not";

        assertThat(report(directory)).contains(words + "</p>", "<dt>Profiler</dt><dd>jfr</dd>");
        assertThat(Files.readString(directory.path().resolve("table.md"))
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .endsWith("; " + words + "**");
        assertThat(Files.readString(directory.path().resolve("table.csv")).lines())
                .first(as(InstanceOfAssertFactories.STRING))
                .endsWith(",profiled");
        assertThat(TextReport.render(ReportWriter.writeAll(directory, directory.run(), directory.trials()))
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .endsWith("; " + words);
    }

    @Test
    void aRunWithoutAProfilerHasNoSuchSection() throws IOException {
        RunDirectory directory = SampleDirectory.write(results);

        assertThat(report(directory)).doesNotContain("profiles", "iframe", "rofiled with");
        assertThat(directory.path().resolve("profiles")).doesNotExist();
    }

    /** One whose names come from a JVM that is not ours. */
    @Test
    void onlyTheScriptsOfTheGraphsMayRunWhateverNamesTheyHold() throws IOException {
        RunDirectory directory = profiled();
        String hostile = "main;</script><script>alert(1)</script>;'+alert(2)+'_[j];" + "p".repeat(94) + "a";
        stacks(directory, 1, "netty", "server", hostile + " 3\nmain;" + hostile + "b 4\n");
        String page = report(directory);

        assertThat(page).doesNotContain("<script>alert").contains("&#39;sha256-");
        assertThat(Pattern.compile("<script").matcher(page).results().count())
                .as("data, library and our own; those of the frames are within attributes")
                .isEqualTo(3);
    }

    /** Two rounds of netty; node-ws is no JVM; a round of undertow was killed, and files of the other are lost; vertx failed. */
    static RunDirectory profiled(Path results) throws IOException {
        RunRecord run = SampleRun.run(
                SampleRun.ready("netty"),
                SampleRun.ready("undertow"),
                SampleRun.ready("vertx"),
                SampleRun.ready("node-ws"));
        RunRecord.Settings settings = Altered.copy(run.settings(), "profiler", Optional.of("jfr"));
        RunDirectory directory = RunDirectory.create(results, SampleRun.begun(Instant.EPOCH, "quick"));
        directory.write(Altered.copy(run, "settings", settings));
        trial(directory, 1, 1, "netty", "", "");
        trial(directory, 2, 2, "netty", "", "");
        trial(directory, 3, 1, "node-ws", "not a JVM", "");
        trial(directory, 4, 1, "undertow", "the process did not end by itself and was killed", "");
        trial(directory, 5, 2, "undertow", "", "");
        directory.write(SampleRun.failed(SampleRun.trial(6, 1, "vertx"), "it ended"));
        String loop = "java.lang.Thread.run_[j];io.netty.Loop.run_[j];";
        stacks(directory, 1, "netty", "server", loop + "read_[i] 10\n");
        stacks(directory, 2, "netty", "server", loop + "read_[i] 12\n" + loop + "write_[i] 8\n");
        stacks(directory, 1, "netty", "client", "io.echobench.load.LoadMain.main_[j] 2\n");
        stacks(directory, 2, "netty", "client", "io.echobench.load.LoadMain.main_[j] 3\n");
        stacks(directory, 3, "node-ws", "client", "io.echobench.load.LoadMain.main_[j] 7\n");
        stacks(directory, 4, "undertow", "client", "io.echobench.load.LoadMain.main_[j] 9\n");
        stacks(directory, 5, "undertow", "server", loop + "read_[i] 1\n");
        return directory;
    }

    private RunDirectory profiled() throws IOException {
        return profiled(results);
    }

    private static String report(RunDirectory directory) throws IOException {
        ReportWriter.writeAll(directory, directory.run(), directory.trials());
        return Files.readString(directory.path().resolve("report.html"));
    }

    private static void trial(
            RunDirectory directory, int number, int round, String backend, String noServer, String noClient)
            throws IOException {
        directory.write(Altered.copy(
                SampleRun.completed(SampleRun.trial(number, round, backend), SampleRun.open()),
                "profiles",
                List.of(new Profile("server", AT, AT, 1, noServer), new Profile("client", AT, AT, 1, noClient))));
    }

    private static void stacks(RunDirectory directory, int number, String backend, String process, String collapsed)
            throws IOException {
        directory.write(
                directory.trialFile(SampleRun.trial(number, 1, backend), "." + process + ".collapsed"), collapsed);
    }
}
