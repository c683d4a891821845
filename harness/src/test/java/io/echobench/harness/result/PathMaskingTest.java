package io.echobench.harness.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathMaskingTest {

    private final PathMasking masking =
            PathMasking.of(Path.of("/home/ann/echobench"), Path.of("/home/ann"), Path.of("/usr/lib/jvm/jdk-25"));

    @Test
    void writesPathsInTheProjectRelativeToIt() {
        assertThat(masking.mask("--out=/home/ann/echobench/results/x")).isEqualTo("--out=results/x");
        assertThat(masking.mask("cd /home/ann/echobench && ls")).isEqualTo("cd . && ls");
        assertThat(masking.mask("cd /home/ann/echobench/")).isEqualTo("cd ");
    }

    @Test
    void writesTheHomeFolderAsATilde() {
        assertThat(masking.mask("/home/ann/.m2/a.jar:/home/ann/.m2/b.jar")).isEqualTo("~/.m2/a.jar:~/.m2/b.jar");
    }

    @Test
    void writesTheJdkAsJavaHome() {
        assertThat(masking.mask("/usr/lib/jvm/jdk-25/bin/java -version")).isEqualTo("$JAVA_HOME/bin/java -version");
    }

    @Test
    void masksAddressesOfFiles() {
        assertThat(masking.mask("file:///home/ann/x")).isEqualTo("file://~/x");
    }

    @Test
    void leavesFoldersAloneThatOnlyBeginOrEndLikeOne() {
        assertThat(masking.mask("/home/anna/x")).isEqualTo("/home/anna/x");
        assertThat(masking.mask("/srv/home/ann/x")).isEqualTo("/srv/home/ann/x");
        assertThat(masking.mask("/home/ann/echobench-2/x")).isEqualTo("~/echobench-2/x");
        assertThat(masking.mask("/usr/lib/jvm/jdk-25.0.3/bin")).isEqualTo("/usr/lib/jvm/jdk-25.0.3/bin");
    }

    @Test
    void leavesEverythingAloneWhereTheHomeFolderIsTheRoot() {
        PathMasking inContainer = PathMasking.of(Path.of("/app"), Path.of("/"), Path.of("/jdk"));

        assertThat(inContainer.mask(List.of("/app/x", "/etc/hosts", "/jdk/bin/java")))
                .containsExactly("x", "/etc/hosts", "$JAVA_HOME/bin/java");
    }
}
