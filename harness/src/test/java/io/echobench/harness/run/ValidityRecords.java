package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.api.external.Tool;
import io.echobench.harness.run.ValidityTable.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Keeps what every validity test showed, so that the tests can be run one at a time and over several days: a file for each under
 * {@code results/validity}, and the table of them all. One that held is not run again; {@code -Dvalidity.again} runs it all the same. One
 * that was skipped has shown nothing, and the build fails as it does for one that did not hold.
 */
final class ValidityRecords
        implements ParameterResolver, ExecutionCondition, TestExecutionExceptionHandler, AfterTestExecutionCallback {

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

    /** What a test throws of which nothing was seen: not green. */
    private static final class NothingShown extends AssertionError {

        private static final long serialVersionUID = 1L;

        private NothingShown(TestAbortedException skipped) {
            super(skipped.getMessage(), skipped);
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw thrown instanceof TestAbortedException skipped ? new NothingShown(skipped) : thrown;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Optional<Throwable> thrown = context.getExecutionException();
        String verdict =
                thrown.isEmpty() ? Entry.HELD : thrown.get() instanceof NothingShown ? Entry.SKIPPED : Entry.FAILED;
        String reason = thrown.map(Throwable::getMessage)
                .map(message -> message.strip().replaceAll("\\s+", " ").replaceFirst("^skipped: ", ""))
                .orElse("");
        Entry entry = new Entry(
                validity(context),
                name(context),
                claims(context).all(),
                verdict,
                reason,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                commit());
        try {
            Files.createDirectories(FOLDER);
            ValidityTable.write(file(context), entry);
            Files.writeString(
                    FOLDER.resolve("table.md"), ValidityTable.of(FOLDER).markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 1a2b3c4}, with {@code changed} where files differ from it. */
    private static String commit() {
        try {
            Path here = Path.of(".");
            Duration limit = Duration.ofSeconds(30);
            String head = Tool.run(List.of("git", "rev-parse", "--short", "HEAD"), here, limit)
                    .text();
            boolean clean = Tool.run(List.of("git", "status", "--porcelain", "--untracked-files=no"), here, limit)
                    .text()
                    .isEmpty();
            return clean ? head : head + ", changed";
        } catch (BackendException e) {
            throw new IllegalStateException(e);
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
