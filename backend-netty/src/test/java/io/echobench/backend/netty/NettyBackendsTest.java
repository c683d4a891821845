package io.echobench.backend.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.EchoBackend;
import io.echobench.api.EchoServer;
import io.echobench.api.ServerConfig;
import io.echobench.api.Tier;
import io.echobench.api.child.ChildCommand;
import io.echobench.api.child.ChildServer;
import io.echobench.api.child.ServerMain;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NettyBackendsTest {

    @Test
    void registersEachTransportUnderAnIdOfItsOwn() {
        assertThat(ServiceLoader.load(EchoBackend.class))
                .extracting(EchoBackend::id)
                .containsExactlyInAnyOrder("netty", "netty-nio", "netty-epoll", "netty-io-uring");
    }

    @Test
    void runsTheBestAndTheComparableTransportByDefault() {
        assertThat(ServiceLoader.load(EchoBackend.class))
                .filteredOn(EchoBackend::inDefaultRun)
                .extracting(EchoBackend::id)
                .containsExactlyInAnyOrder("netty", "netty-nio");
    }

    @Test
    void providersAreConstructedWithoutNettyOnTheClassPath() throws Exception {
        URL[] ownClasses = {codeSource(NettyBackend.class), codeSource(EchoBackend.class)};
        try (URLClassLoader bare = new URLClassLoader(ownClasses, ClassLoader.getPlatformClassLoader())) {
            Class<?> backend = bare.loadClass(EchoBackend.class.getName());
            assertThat(ServiceLoader.load(backend, bare)).hasSize(4);
        }
    }

    @Test
    void namesTheTransportThatReallyRuns() throws BackendException {
        try (EchoServer server = new NettyNioBackend().start(ServerConfig.loopback())) {
            assertThat(server.transport()).isEqualTo("nio");
            assertThat(server.software()).matches("Netty 4\\.2\\.\\d+\\.Final \\(nio\\), Java \\d+.*");
        }
    }

    @Test
    void runsTheBestTransportThatIsAvailable() throws BackendException {
        try (EchoServer server = new NettyBackend().start(ServerConfig.loopback())) {
            assertThat(server.transport()).isEqualTo(Transport.best().name());
        }
    }

    @Test
    void saysWhyAndHowWhereATransportIsMissing() {
        assertThatThrownBy(() -> childWithoutNatives("netty-io-uring"))
                .isInstanceOfSatisfying(BackendUnavailableException.class, e -> {
                    assertThat(e.why()).contains("io_uring");
                    assertThat(e.how()).contains("netty-epoll");
                });
        assertThatThrownBy(() -> childWithoutNatives("netty-epoll"))
                .isInstanceOfSatisfying(
                        BackendUnavailableException.class,
                        e -> assertThat(e.how()).contains("netty-nio"));
    }

    @Test
    void fallsBackToNioWhereNothingBetterIsAvailable() throws Exception {
        try (ChildServer server = childWithoutNatives("netty")) {
            assertThat(server.transport()).isEqualTo("nio");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws BackendException {
        try (EchoServer server = new NettyBackend().start(ServerConfig.loopback())) {
            int taken = server.endpoints().getFirst().getPort();
            assertThatThrownBy(() -> new NettyNioBackend()
                            .start(ServerConfig.builder().port(taken).build()))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("127.0.0.1:" + taken);
        }
    }

    @Test
    void leavesNoLoopBehind() throws BackendException {
        new NettyBackend().start(ServerConfig.builder().ioThreads(3).build()).close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("netty-"));
    }

    @Test
    void isRawBecauseATextNeverBecomesAString() {
        assertThat(ServiceLoader.load(EchoBackend.class))
                .extracting(EchoBackend::tier)
                .containsOnly(Tier.RAW);
    }

    private static ChildServer childWithoutNatives(String id) throws BackendException {
        return ChildServer.start(ChildCommand.of(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dio.netty.transport.noNative=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerMain.class.getName(),
                        id),
                ServerConfig.loopback()));
    }

    private static URL codeSource(Class<?> type) throws URISyntaxException {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
