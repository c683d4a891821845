package io.echobench.harness.cli;

import io.echobench.harness.UsageException;
import io.echobench.harness.result.RunRecord;
import io.echobench.harness.run.Environment;
import io.echobench.harness.run.RunSettings;
import io.echobench.load.NioProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether a run can go on here: trials on two machines, JDKs or load generators are no comparison. */
final class Sameness {

    /** What of the environment figures depend on most; the load of the machine, for one, may be another now. */
    private static final List<String> ENVIRONMENT =
            List.of("os", "architecture", "cpu", "cpus allowed", "physical cores", "hypervisor");

    private Sameness() {}

    /**
     * Returns when nothing that matters differs; else says what does.
     *
     * @param echobench this version
     * @param folder of the run
     */
    static void expect(RunRecord record, RunSettings settings, String echobench, Path folder) throws UsageException {
        Map<String, String> then = facts(record.echobench(), record.settings(), record.environment());
        Map<String, String> now = facts(echobench, settings.record(), Environment.capture(settings.jdk()));
        List<String> differences = new ArrayList<>();
        then.forEach((name, before) -> {
            String present = now.getOrDefault(name, "");
            if (!present.equals(before)) {
                differences.add(name + " was " + shown(before) + " and is " + shown(present));
            }
        });
        if (!differences.isEmpty()) {
            throw new UsageException(folder + " cannot go on here: " + String.join("; ", differences)
                    + ". Figures would be no comparison, so start a new run.");
        }
    }

    private static Map<String, String> facts(
            String echobench, RunRecord.Settings settings, Map<String, String> environment) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("JDK", settings.jdk());
        ENVIRONMENT.forEach(name -> facts.put(name, environment.getOrDefault(name, "")));
        facts.put("server CPUs", settings.serverCpus());
        facts.put("client CPUs", settings.clientCpus());
        facts.put("client", settings.client().orElse(NioProvider.ID));
        facts.put("polling", settings.polling());
        facts.put("load loops", String.valueOf(settings.loops()));
        facts.put("server event loops", String.valueOf(settings.ioThreads()));
        facts.put("scheduling weight", settings.priority());
        facts.put("flags of JVM servers", String.join(" ", settings.serverJvmFlags()));
        facts.put("flags of the load process", String.join(" ", settings.clientJvmFlags()));
        facts.put("profiler", settings.profiler().orElse(""));
        facts.put("echobench", echobench);
        return facts;
    }

    private static String shown(String value) {
        return value.isEmpty() ? "unknown" : value;
    }
}
