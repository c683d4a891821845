package io.echobench.benchmarks.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.echobench.api.ServerConfig;
import io.echobench.api.child.ChildServer;
import io.echobench.benchmarks.ratio.CClient;
import io.echobench.benchmarks.ratio.CWire;
import io.echobench.benchmarks.ratio.Shape;
import io.echobench.benchmarks.ratio.Timing;
import io.echobench.benchmarks.servers.ServersRecord.ServerRecord;
import io.echobench.benchmarks.yardstick.CServer;
import io.echobench.benchmarks.yardstick.Yardstick;
import io.echobench.harness.catalog.Catalog;
import io.echobench.harness.run.CpuLayout;
import io.echobench.harness.run.Placement;
import io.echobench.harness.run.RunSettings;
import io.echobench.harness.run.Target;
import io.echobench.load.Polling;
import io.echobench.load.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it, small: real servers, the C client, the C server. Skipped where there is no gcc. */
@Timeout(300)
class BootLoopTest {

    private static final Timing SHORT = Timing.of(0.1, 0);
    private static final Placement AS_IT_IS = new Placement(false, false, false, false);

    @TempDir
    Path folder;

    private final RunSettings settings = new RunSettings(
            Path.of(System.getProperty("java.home")),
            Runtime.version().feature(),
            new CpuLayout(List.of(), List.of()),
            AS_IT_IS,
            1,
            1,
            Transport.nio(Polling.BLOCK),
            ServerConfig.DEFAULT_MAX_MESSAGE_BYTES);

    @BeforeEach
    void thereIsACompiler() throws InterruptedException {
        assumeThat(Yardstick.compiler()).as("gcc").isPresent();
    }

    @Test
    void aBackendAndItsVariantAreLoadedBesideTheCServerInEachBoot() throws Exception {
        Contender plain = Contender.plain(reference());
        Contender variant = plain.with(Variant.parse("named=-Dbenchmark.of={id}"));
        ServerResults results = results();
        BootLoop loop = loop(results, List.of(ServerShapes.CLOSED), 2);

        loop.boot(List.of(plain, variant), 1);
        loop.boot(List.of(plain, variant), 2);

        List<ServerRecord> servers = results.record().servers();
        assertThat(servers).extracting(ServerRecord::name).containsExactly("reference", "reference named");
        assertThat(servers.get(1).flags()).containsExactly("-Dbenchmark.of=reference");
        assertThat(servers).allSatisfy(server -> {
            assertThat(server.failures()).isEmpty();
            assertThat(server.software()).contains("reference");
            assertThat(server.bootMillis())
                    .hasSize(2)
                    .allSatisfy(millis -> assertThat(millis).isPositive());
            assertThat(server.loads()).singleElement().satisfies(load -> {
                assertThat(load.slices()).hasSize(4);
                assertThat(load.overC()).isPresent();
            });
        });
        assertThat(servers.get(0).loads().getFirst().overPlain()).isEmpty();
        assertThat(servers.get(1).loads().getFirst().overPlain()).isPresent();
        assertThat(servers.get(0).loads().getFirst().asked()).isPresent();
        assertThat(ServersTable.render(results.record()))
                .contains("| reference | 64x32 | 2 x 2 |")
                .contains("| reference named | 64x32 | 2 x 2 |");
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void aServerThatDoesNotComeUpIsSaidAndTheOthersAreMeasured() throws Exception {
        Contender plain = Contender.plain(reference());
        Contender broken = plain.with(Variant.parse("broken=-XX:NoSuchFlag"));
        ServerResults results = results();

        loop(results, List.of(ServerShapes.ALL.get(1)), 1).boot(List.of(broken, plain), 1);

        List<ServerRecord> servers = results.record().servers();
        assertThat(servers.get(0).failures()).singleElement().asString().startsWith("boot 1: reference broken: ");
        assertThat(servers.get(0).loads()).isEmpty();
        assertThat(servers.get(1).loads())
                .singleElement()
                .satisfies(load -> assertThat(load.slices()).hasSize(1));
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void withoutRoundsServersAreBootedOnly() throws Exception {
        ServerResults results = results();
        loop(results, List.of(ServerShapes.CLOSED), 0).boot(List.of(Contender.plain(reference())), 1);

        assertThat(results.record().servers()).singleElement().satisfies(server -> {
            assertThat(server.bootMillis()).hasSize(1);
            assertThat(server.loads()).isEmpty();
        });
    }

    private Target reference() throws Exception {
        return new Target.Booted(
                        Catalog.discover().byId("reference"),
                        settings.serverLauncher(),
                        AS_IT_IS,
                        settings.serverConfig())
                .with(List.of(), ChildServer.GRACE);
    }

    private ServerResults results() {
        return new ServerResults(
                new ServersRecord(1, "now", Map.of(), Map.of(), List.of()), folder.resolve("servers.json"));
    }

    private BootLoop loop(ServerResults results, List<Shape> shapes, int rounds) throws Exception {
        Path program = Yardstick.compile(folder);
        CClient client = new CClient(
                program,
                AS_IT_IS,
                List.of(),
                SHORT,
                Polling.BLOCK,
                CWire.EPOLL,
                false,
                folder.resolve("client.stderr.log"));
        return new BootLoop(
                folder,
                () -> CServer.start(program, AS_IT_IS, List.of(), 240, folder.resolve("server.stderr.log")),
                client,
                client,
                shapes,
                rounds,
                results,
                System.out::println);
    }
}
