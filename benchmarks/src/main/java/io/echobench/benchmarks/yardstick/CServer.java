package io.echobench.benchmarks.yardstick;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.harness.run.Placement;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The C echo server that both sides drive; ends when it is closed, or with this process. */
public final class CServer implements EchoProcess {

    private static final int READY_SECONDS = 30;

    private final Child child;
    private final int port;

    private CServer(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /**
     * Starts it on a free port.
     *
     * @param limitSeconds when it ends in any case
     */
    public static CServer start(Path program, Placement placement, List<Integer> cpus, long limitSeconds, Path stderr)
            throws BenchmarkException, InterruptedException {
        List<String> command = List.of(program.toString(), "server", "limit=" + limitSeconds);
        Child child = Child.start("C server", command, placement, cpus, stderr);
        try {
            return new CServer(
                    child, (int) Words.of(child.line("ready", READY_SECONDS)).whole("port"));
        } catch (BenchmarkException | InterruptedException e) {
            child.close();
            throw e;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public URI endpoint() {
        return URI.create("ws://127.0.0.1:" + port + "/echo");
    }

    @Override
    public ProcessHandle handle() {
        return child.handle();
    }

    @Override
    public void close() {
        child.close();
    }
}
