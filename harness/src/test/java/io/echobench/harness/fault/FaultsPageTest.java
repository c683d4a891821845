package io.echobench.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/FAULTS.md} lists the faults that are tested: no more, no less. */
class FaultsPageTest {

    private static final Path PAGE = FaultModule.target().resolve("../../docs/FAULTS.md");

    @Test
    void thePageListsExactlyTheFaults() throws IOException {
        List<String> listed = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| fault |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("| "))
                .map(line -> line.split(" \\| ", -1)[0].substring(2))
                .toList();
        assertThat(listed)
                .containsExactlyElementsOf(
                        Arrays.stream(Fault.values()).map(Fault::title).toList());
    }

    @Test
    void everyFaultIsTested() {
        Set<String> tested = new ClassFileImporter()
                .importPackages("io.echobench.harness.fault").stream()
                        .filter(type -> type.getSimpleName().endsWith("Test"))
                        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                        .map(JavaFieldAccess::getTarget)
                        .filter(field -> field.getOwner().isEquivalentTo(Fault.class))
                        .map(field -> field.getName())
                        .collect(Collectors.toSet());
        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Fault.values()).map(Enum::name).toList());
    }
}
