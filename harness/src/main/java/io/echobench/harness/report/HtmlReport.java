package io.echobench.harness.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.result.RunRecord.Settings;
import io.echobench.harness.result.TrialResult;
import io.echobench.harness.stats.Histograms;
import io.echobench.harness.stats.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code report.html}: one file that fetches nothing. Its tables need no script; charts do. */
public final class HtmlReport {

    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());

    private HtmlReport() {}

    /** The whole page. */
    static String render(
            Summary summary, RunRecord run, List<TrialResult> trials, Histograms histograms, Profiles profiles) {
        Page page = new Page(
                "echobench: " + run.script().name(),
                Notes.heading(summary),
                facts(run),
                Sections.of(summary, run, trials, profiles),
                resource(CHARTS + "uPlot.min.css")
                        + resource("report.css")
                        + (profiles.graphs().isEmpty() ? "" : resource("pages.css")),
                resource(CHARTS + "uPlot.iife.min.js"),
                resource("report.js"),
                ChartData.json(run, trials, histograms));
        StringOutput html = new StringOutput(1 << 18);
        TEMPLATES.render("report.jte", page, html);
        return html.toString().replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]", "?");
    }

    private static Map<String, String> facts(RunRecord run) {
        Settings settings = run.settings();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Started", run.started());
        facts.put("Script", run.script().name());
        facts.put("Profile", settings.profile());
        facts.put("CPUs", "server " + cpus(settings.serverCpus()) + ", load generator " + cpus(settings.clientCpus()));
        settings.client().ifPresent(client -> facts.put("Client", client));
        settings.clientCheck().ifPresent(check -> facts.put("Client self-check", check.words()));
        facts.put("Client polling", settings.polling());
        facts.put("Event loops", settings.ioThreads() + " a server, " + settings.loops() + " in the load generator");
        facts.put("Rounds", run.rounds() + ", interleaved, seed " + run.seed());
        facts.put("JDK", settings.jdk());
        facts.put("Priority", settings.priority());
        settings.profiler().ifPresent(name -> facts.put("Profiler", name));
        facts.put("echobench", run.echobench());
        return facts;
    }

    private static String cpus(String list) {
        return list.isEmpty() ? "any" : list;
    }

    private static String resource(String name) {
        try (InputStream content = Optional.ofNullable(HtmlReport.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException(name + " is missing on the class path"))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
