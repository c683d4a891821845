package io.echobench.harness.cli;

import io.echobench.harness.plan.Plan;
import io.echobench.harness.result.PathMasking;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.run.Artifacts;
import io.echobench.harness.run.Environment;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Target;
import io.echobench.harness.script.LoadScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a run before it begins. */
final class RunRecords {

    private RunRecords() {}

    static RunRecord before(
            Instant started,
            String echobench,
            List<String> arguments,
            LoadScript script,
            Plan plan,
            RunSettings settings,
            List<Target> targets,
            Optional<RunRecord.Ranked> ranked,
            PathMasking masking) {
        return new RunRecord(
                RunRecord.SCHEMA,
                echobench,
                started.toString(),
                arguments.stream().map(masking::mask).toList(),
                new RunRecord.Script(script.name(), sha256(script.text()), script.text()),
                plan.seed(),
                plan.rounds(),
                settings.record(),
                environment(settings, targets),
                targets.stream().map(RunRecords::row).toList(),
                plan.trials().size(),
                ranked,
                List.of());
    }

    private static Map<String, String> environment(RunSettings settings, List<Target> targets) {
        Map<String, String> facts = new LinkedHashMap<>(Environment.capture(settings.jdk()));
        facts.putAll(Artifacts.of(targets));
        return facts;
    }

    /** What is taken out of the texts that are kept. */
    static PathMasking masking(Path project, RunSettings settings) {
        return PathMasking.of(project, Path.of(System.getProperty("user.home")), settings.jdk());
    }

    private static RunRecord.Backend row(Target target) {
        return new RunRecord.Backend(
                target.id(),
                target.description(),
                target.tier(),
                RunRecord.Backend.PLANNED,
                "",
                "",
                "",
                java.util.Optional.empty());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
