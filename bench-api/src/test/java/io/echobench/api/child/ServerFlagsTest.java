package io.echobench.api.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.ServerConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerFlagsTest {

    @Test
    void carryAConfigurationWhole() {
        ServerConfig config = ServerConfig.builder()
                .host("127.0.0.2")
                .port(80)
                .ioThreads(2)
                .maxMessageBytes(125)
                .build();
        assertThat(ServerFlags.parse(ServerFlags.of(config))).isEqualTo(config);
    }

    @ParameterizedTest
    @CsvSource({
        "--port, without a value",
        "--port 65536, not within 0..65535",
        "--io-threads 0, less than 1",
        "--max-message-bytes 124, less than 125",
        "--backlog 7, unknown flag --backlog"
    })
    void refuseWhatIsOutOfRangeOrUnknown(String flags, String sentence) {
        assertThatThrownBy(() -> ServerFlags.parse(List.of(flags.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
