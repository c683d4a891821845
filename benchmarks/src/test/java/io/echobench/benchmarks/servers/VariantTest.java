package io.echobench.benchmarks.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.harness.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantTest {

    @Test
    void aNameAndFlagsWhichMayHoldTheSignThemselves() throws UsageException {
        Variant variant = Variant.parse("cds=-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=/tmp/{id}.jsa");
        assertThat(variant.name()).isEqualTo("cds");
        assertThat(variant.flags())
                .containsExactly("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=/tmp/{id}.jsa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "g1", "=-XX:+UseG1GC", "g1=UseG1GC", "a b=-X", ""})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Variant.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("compact=-XX:+UseCompactObjectHeaders");
    }
}
