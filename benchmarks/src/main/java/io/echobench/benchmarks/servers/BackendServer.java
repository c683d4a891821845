package io.echobench.benchmarks.servers;

import io.echobench.api.BackendException;
import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.yardstick.EchoProcess;
import io.echobench.harness.run.EchoProbe;
import io.echobench.harness.run.Target;
import io.echobench.harness.run.TrialException;
import java.net.URI;
import java.nio.file.Path;

/** A booted backend; it has echoed a message. */
final class BackendServer implements EchoProcess {

    private final Target.Running running;
    private final ProcessHandle process;
    private final long bootNanos;

    private BackendServer(Target.Running running, ProcessHandle process, long bootNanos) {
        this.running = running;
        this.process = process;
        this.bootNanos = bootNanos;
    }

    /**
     * Boots it.
     *
     * @param stderr where its logs go
     */
    static BackendServer boot(Contender contender, Path stderr) throws BenchmarkException, InterruptedException {
        long beganNanos = System.nanoTime();
        try {
            Target.Running running = contender.target().start(stderr);
            try {
                EchoProbe.expectEcho(running.endpoint());
                long bootNanos = System.nanoTime() - beganNanos;
                ProcessHandle process = running.child()
                        .orElseThrow(() -> new BenchmarkException(contender.name() + " has no process of ours."))
                        .process();
                return new BackendServer(running, process, bootNanos);
            } catch (TrialException | BenchmarkException | InterruptedException e) {
                running.close();
                throw e;
            }
        } catch (BackendException | TrialException e) {
            throw new BenchmarkException(contender.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public URI endpoint() {
        return running.endpoint();
    }

    @Override
    public ProcessHandle handle() {
        return process;
    }

    /** Library, version and transport. */
    String software() {
        return running.software() + ", " + running.transport();
    }

    /** From the start of the process to its first echo. */
    long bootNanos() {
        return bootNanos;
    }

    @Override
    public void close() {
        running.close();
    }
}
