package io.echobench.api.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InstallationTest {

    private static final BundledFiles LOCK = BundledFiles.of(BundledFiles.class, "child-contract.js");

    @TempDir
    private Path folder;

    private final AtomicInteger builds = new AtomicInteger();

    @Test
    void hasTheLockFilesAndWhatItsRecipeMade() throws Exception {
        Installation installation = installation(this::build);

        assertThat(installation.install(step -> {})).isTrue();

        assertThat(installation.isFinished()).isTrue();
        assertThat(installation.finished()).isEqualTo(installation.folder());
        assertThat(names(installation.folder())).contains("child-contract.js", "package");
    }

    @Test
    void isMadeOnce() throws Exception {
        Installation installation = installation(this::build);
        installation.install(step -> {});

        assertThat(installation.install(step -> {})).isFalse();
        assertThat(builds).hasValue(1);
    }

    @Test
    void anotherLockFileIsAnotherFolder() {
        BundledFiles other = LOCK.and(BundledFiles.of(InstallationTest.class, "InstallationTest.class"));

        assertThat(installation(this::build).folder())
                .isNotEqualTo(new Installation("thing", other, this::build, new Cache(folder)).folder());
    }

    @Test
    void saysWithWhatCommandItIsMadeWhereItIsMissing() {
        assertThatThrownBy(() -> installation(this::build).finished())
                .isInstanceOfSatisfying(
                        BackendUnavailableException.class,
                        e -> assertThat(e.how()).contains("-Dexec.args=\"setup thing\""));
        assertThat(builds).hasValue(0);
    }

    @Test
    void aRecipeThatFailsLeavesNothingThatLooksFinished() throws Exception {
        Installation installation = installation((unfinished, progress) -> {
            build(unfinished, progress);
            throw new BackendException("the registry is not there");
        });

        assertThatThrownBy(() -> installation.install(step -> {})).hasMessage("the registry is not there");

        assertThat(installation.isFinished()).isFalse();
        assertThat(names(folder)).containsExactly("thing.lock");
    }

    @Test
    void whatAKilledSetupLeftIsNoPartOfTheNext() throws Exception {
        Files.createDirectories(folder.resolve("thing.unfinished-1/node_modules"));
        Installation installation = installation(this::build);
        Files.createDirectories(installation.folder()); // without the mark that is made last

        assertThat(installation.isFinished()).isFalse();
        assertThat(installation.install(step -> {})).isTrue();

        assertThat(names(installation.folder())).doesNotContain("node_modules");
        assertThat(names(folder))
                .containsExactlyInAnyOrder(
                        "thing.lock", installation.folder().getFileName().toString());
    }

    @Test
    void aFileThatIsMissingOrCutShortIsDamageThatSetupMends() throws Exception {
        Installation installation = installation(this::build);
        installation.install(step -> {});
        for (Damage damage : List.<Damage>of(Files::delete, file -> Files.writeString(file, "m"))) {
            damage.doneTo(installation.folder().resolve("package"));

            assertThat(installation.isFinished()).isFalse();
            assertThatThrownBy(installation::finished)
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageContaining("damaged")
                    .hasMessageContaining(installation.folder().toString());
            assertThat(installation.install(step -> {})).isTrue();
            assertThat(installation.folder().resolve("package")).hasContent("made");
        }
        assertThat(builds).hasValue(3);
    }

    @Test
    void whatIsAddedLaterIsNoDamage() throws Exception {
        Installation installation = installation(this::build);
        installation.install(step -> {});

        Files.createFile(installation.folder().resolve("added"));

        assertThat(installation.isFinished()).isTrue();
    }

    @Test
    void aLinkThatLeadsNowhereIsDamage() throws Exception {
        Path target = Files.createFile(folder.resolve("python3"));
        Installation installation = installation((unfinished, progress) -> {
            try {
                Files.createSymbolicLink(unfinished.resolve("python"), target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        installation.install(step -> {});
        Files.writeString(target, "another release");
        assertThat(installation.isFinished()).isTrue();

        Files.delete(target);

        assertThat(installation.isFinished()).isFalse();
    }

    @Test
    void twoAtOnceMakeItOnce() throws Exception {
        CountDownLatch firstIsBuilding = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Installation installation = installation((unfinished, progress) -> {
            firstIsBuilding.countDown();
            await(go);
            build(unfinished, progress);
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> first = threads.submit(() -> installation.install(step -> {}));
            await(firstIsBuilding);
            Future<Boolean> second = threads.submit(() -> installation.install(step -> {}));
            go.countDown();

            assertThat(List.of(first.get(30, TimeUnit.SECONDS), second.get(30, TimeUnit.SECONDS)))
                    .containsExactlyInAnyOrder(true, false);
        }
        assertThat(builds).hasValue(1);
    }

    @Test
    void waitsForASetupInAnotherProcess() throws Exception {
        Files.createFile(folder.resolve("thing.lock"));
        Process other = LockHolder.start(folder.resolve("thing.lock"));
        try {
            List<String> said = new ArrayList<>();
            assertThat(installation(this::build).install(step -> {
                        said.add(step);
                        LockHolder.release(other);
                    }))
                    .isTrue();
            assertThat(said).first().asString().contains("another setup");
        } finally {
            other.destroyForcibly();
        }
    }

    @FunctionalInterface
    private interface Damage {
        void doneTo(Path file) throws IOException;
    }

    private Installation installation(Installation.Recipe recipe) {
        return new Installation("thing", LOCK, recipe, new Cache(folder));
    }

    private void build(Path unfinished, java.util.function.Consumer<String> progress) {
        builds.incrementAndGet();
        try {
            Files.writeString(unfinished.resolve("package"), "made");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
