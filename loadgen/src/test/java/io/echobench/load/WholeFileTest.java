package io.echobench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void hasItsNameOnceItIsComplete() throws IOException {
        Path file = folder.resolve("a.hlog");
        WholeFile whole = WholeFile.at(file);
        whole.write("all of it".getBytes(StandardCharsets.UTF_8));
        assertThat(file).doesNotExist();

        whole.complete();
        whole.discard();

        assertThat(file).hasContent("all of it");
        assertThat(names()).containsExactly("a.hlog");
    }

    @Test
    void replacesAnEarlierOne() throws IOException {
        Path file = Files.writeString(folder.resolve("a.hlog"), "old");
        WholeFile whole = WholeFile.at(file);
        whole.write('n');
        assertThat(file).hasContent("old");
        whole.complete();
        assertThat(file).hasContent("n");
    }

    @Test
    void leavesNothingOfOneThatWasGivenUp() throws IOException {
        WholeFile whole = WholeFile.at(folder.resolve("a.hlog"));
        whole.write(1);
        whole.discard();
        assertThat(names()).isEmpty();
    }

    @Test
    void tellsInTheEndWhatAPrintStreamSwallowed() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full");
        Files.createSymbolicLink(folder.resolve(".a.hlog.tmp"), full);
        WholeFile whole = WholeFile.at(folder.resolve("a.hlog"));
        try (PrintStream out = new PrintStream(whole)) {
            out.print("x".repeat(100_000));
        }
        assertThatIOException().isThrownBy(whole::complete).withMessageContaining("No space left on device");
        assertThat(folder.resolve("a.hlog")).doesNotExist();
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
