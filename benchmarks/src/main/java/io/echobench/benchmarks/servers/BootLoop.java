package io.echobench.benchmarks.servers;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.ratio.CClient;
import io.echobench.benchmarks.ratio.Shape;
import io.echobench.benchmarks.ratio.Window;
import io.echobench.benchmarks.servers.ServersRecord.Slice;
import io.echobench.benchmarks.yardstick.CServer;
import io.echobench.benchmarks.yardstick.EchoProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Boots the contenders of a backend beside a C server, warms them, and loads all in adjacent windows; then anew. One thread.
 *
 * @param folder for the logs of servers
 * @param yardstick starts a C server
 * @param warm drives a contender until it is warm
 * @param client drives the windows
 * @param rounds of each shape in a boot; 0: it is booted only
 * @param progress is told a sentence for each boot
 */
record BootLoop(
        Path folder,
        Yardsticks yardstick,
        CClient warm,
        CClient client,
        List<Shape> shapes,
        int rounds,
        ServerResults results,
        Consumer<String> progress) {

    /** Gives a C server. */
    interface Yardsticks {

        CServer start() throws BenchmarkException, InterruptedException;
    }

    /**
     * One boot of a group.
     *
     * @param group a backend's contenders
     * @param boot from 1
     */
    void boot(List<Contender> group, int boot) throws BenchmarkException, InterruptedException {
        List<EchoProcess> up = new ArrayList<>();
        try (CServer c = yardstick.start()) {
            up.add(c);
            List<Contender> ready = new ArrayList<>();
            for (Contender contender : group) {
                if (start(contender, boot, up)) {
                    ready.add(contender);
                }
            }
            load(ready, new Stage(List.copyOf(up)), boot);
        } finally {
            up.forEach(EchoProcess::close);
        }
        results.write();
    }

    private boolean start(Contender contender, int boot, List<EchoProcess> up) throws InterruptedException {
        try {
            BackendServer server = BackendServer.boot(contender, folder.resolve(contender.backend() + ".stderr.log"));
            up.add(server);
            results.booted(contender, server);
            progress.accept(String.format(
                    Locale.ROOT, "boot %d: %s echoed after %.0f ms", boot, contender.name(), server.bootNanos() / 1e6));
            return true;
        } catch (BenchmarkException e) {
            fail(contender, "boot " + boot + ": " + e.getMessage());
            return false;
        }
    }

    private void load(List<Contender> ready, Stage stage, int boot) throws InterruptedException {
        if (rounds == 0 || ready.isEmpty()) {
            return;
        }
        try {
            for (EchoProcess server : stage.servers()) {
                warm.measure(ServerShapes.CLOSED, server);
            }
            for (Shape shape : shapes) {
                for (int round = 0; round < rounds; round++) {
                    keep(ready, shape, boot, round + 1, stage.round(shape, client, round));
                }
                tell(ready, shape, boot);
            }
        } catch (BenchmarkException e) {
            ready.forEach(contender -> fail(contender, "boot " + boot + ": " + e.getMessage()));
        }
    }

    private void keep(List<Contender> ready, Shape shape, int boot, int round, List<Window> windows) {
        for (int i = 0; i < ready.size(); i++) {
            results.add(ready.get(i), shape, new Slice(boot, round, windows.get(i + 1), windows.getFirst()));
        }
    }

    private void tell(List<Contender> ready, Shape shape, int boot) {
        for (Contender contender : ready) {
            progress.accept(String.format(
                    Locale.ROOT,
                    "boot %d: %s %s %.3f over C",
                    boot,
                    contender.name(),
                    shape.id(),
                    results.ratio(contender, shape, boot)));
        }
    }

    private void fail(Contender contender, String sentence) {
        results.fail(contender, sentence);
        progress.accept(contender.name() + " " + sentence);
    }
}
