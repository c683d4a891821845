package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommandLineInterfaceTest {

    @Test
    void listNamesEveryBackendWithItsTier() {
        CapturedCommand list = CapturedCommand.execute(List.of("list"));

        assertThat(list.status()).isZero();
        assertThat(list.printed().lines())
                .anyMatch(line -> line.matches("netty +raw .*"))
                .anyMatch(line -> line.matches("undertow +message .*"));
    }
}
