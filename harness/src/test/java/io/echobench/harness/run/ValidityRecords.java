package io.echobench.harness.run;

import io.echobench.harness.run.ValidityTable.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Keeps what every validity test showed, so that the tests can be run one at a time and over several days: a file for each under
 * {@code results/validity}, and the table of them all. One that held is not run again; {@code -Dvalidity.again} runs it all the same.
 */
final class ValidityRecords implements ParameterResolver, ExecutionCondition, AfterTestExecutionCallback {

    static final Path FOLDER = Path.of("..", "results", "validity");

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(ValidityRecords.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Claims.class);
    }

    @Override
    public Claims resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return claims(context);
    }

    private static Claims claims(ExtensionContext context) {
        return context.getStore(OURS).computeIfAbsent(Claims.class, type -> new Claims(), Claims.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isEmpty() || System.getProperty("validity.again") != null) {
            return ConditionEvaluationResult.enabled("it is to be run");
        }
        Optional<Entry> before = ValidityTable.read(file(context));
        return before.filter(entry -> entry.verdict().equals(Entry.HELD))
                .map(entry -> ConditionEvaluationResult.disabled("it held at " + entry.at()))
                .orElse(ConditionEvaluationResult.enabled("it has not held yet"));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Optional<Throwable> thrown = context.getExecutionException();
        String verdict = thrown.isEmpty()
                ? Entry.HELD
                : thrown.get() instanceof TestAbortedException ? Entry.SKIPPED : Entry.FAILED;
        String reason = thrown.map(Throwable::getMessage)
                .map(message -> message.strip().replaceAll("\\s+", " ").replaceFirst("^skipped: ", ""))
                .orElse("");
        Entry entry = new Entry(
                validity(context),
                name(context),
                claims(context).all(),
                verdict,
                reason,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        try {
            Files.createDirectories(FOLDER);
            ValidityTable.write(file(context), entry);
            Files.writeString(
                    FOLDER.resolve("table.md"), ValidityTable.of(FOLDER).markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String validity(ExtensionContext context) {
        return context.getTags().stream()
                .filter(tag -> tag.matches("V\\d+"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(context.getDisplayName() + " has no tag like V4"));
    }

    private static String name(ExtensionContext context) {
        String method = context.getRequiredTestMethod().getName();
        String invocation = context.getDisplayName();
        return invocation.startsWith(method) ? method : method + " " + invocation.replaceAll("^\\[\\d+] |\"", "");
    }

    private static Path file(ExtensionContext context) {
        String stem = (validity(context) + "-" + name(context)).replaceAll("[^A-Za-z0-9.]+", "-");
        return FOLDER.resolve(stem + ".json");
    }
}
