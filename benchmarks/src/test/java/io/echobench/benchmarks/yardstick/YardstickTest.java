package io.echobench.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.harness.run.Placement;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The C client checks what it says it checks, and no C program outlives its parent. Skipped where there is no gcc. */
@Timeout(180)
class YardstickTest {

    private static final Placement AS_IT_IS = new Placement(false, false, false, false);
    private static final int SECONDS = 30;
    /** Of the answer to the opening handshake. */
    private static final int ANSWER_BYTES = 129;

    @TempDir
    Path folder;

    @BeforeEach
    void onlyWithGcc() throws InterruptedException {
        assumeThat(Yardstick.compiler()).as("gcc").isPresent();
    }

    @Test
    void everyByteOfAnEchoIsChecked() throws Exception {
        everyByteOfAnEchoIsChecked("closed");
    }

    @Test
    void everyByteOfAnEchoIsCheckedOverIoUringToo() throws Exception {
        Optional<String> obstacle = new Transport("io-uring", Polling.BLOCK)
                .obstacle(Runtime.version().feature());
        assumeThat(obstacle).isEmpty();
        everyByteOfAnEchoIsChecked("closed-io-uring");
    }

    private void everyByteOfAnEchoIsChecked(String mode) throws Exception {
        Path program = Yardstick.compile(folder);
        try (CServer server = server(program)) {
            String unbent = complaint(program, server, -1, mode, "bytes=200");
            assumeThat(unbent).doesNotContain("headers know no io_uring");
            assertThat(unbent).isEmpty();
            int frame = 4 + 200;
            for (int bent : List.of(0, 3, 4, 100, frame - 1, 5 * frame + 77)) {
                assertThat(complaint(program, server, ANSWER_BYTES + bent, mode, "bytes=200"))
                        .as("byte %d of the echoes is another", bent)
                        .contains("an echo differs");
            }
        }
    }

    @Test
    void theAnswerToTheOpeningHandshakeIsChecked() throws Exception {
        Path program = Yardstick.compile(folder);
        try (CServer server = server(program)) {
            int lastOfTheAcceptValue = ANSWER_BYTES - "=\r\n\r\n".length() - 1;
            assertThat(complaint(program, server, lastOfTheAcceptValue, "closed", "bytes=32"))
                    .contains("handshake");
        }
    }

    @Test
    void aServerEndsWithItsParentsPipe() throws Exception {
        Path program = Yardstick.compile(folder);
        CServer server = server(program);
        ProcessHandle handle = server.handle();
        server.close();
        handle.onExit().get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void aSourceThatDoesNotCompileIsOneSentence() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.c"), "int main(void) { return nothing; }\n");
        assertThatThrownBy(() -> Yardstick.compile(List.of(broken), folder.resolve("broken")))
                .isInstanceOf(BenchmarkException.class)
                .hasMessageContaining("broken");
    }

    private CServer server(Path program) throws BenchmarkException, InterruptedException {
        return CServer.start(program, AS_IT_IS, List.of(), 120, folder.resolve("server.log"));
    }

    /** What the client says of a connection on which one byte is changed; empty when it finds nothing wrong. */
    private String complaint(Path program, CServer server, long bentByte, String mode, String bytes) throws Exception {
        try (BentWire wire = new BentWire(server.port(), bentByte);
                Child client = Child.start(
                        "C client",
                        List.of(program.toString(), mode, bytes, "window=0.1", "limit=60", "port=" + wire.port()),
                        AS_IT_IS,
                        List.of(),
                        folder.resolve("client.log"))) {
            client.line("begin", SECONDS);
            client.goOn();
            client.line("end", SECONDS);
            return "";
        } catch (BenchmarkException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
