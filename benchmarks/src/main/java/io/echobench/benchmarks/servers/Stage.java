package io.echobench.benchmarks.servers;

import io.echobench.benchmarks.BenchmarkException;
import io.echobench.benchmarks.ratio.CClient;
import io.echobench.benchmarks.ratio.Shape;
import io.echobench.benchmarks.ratio.Window;
import io.echobench.benchmarks.yardstick.EchoProcess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Servers that are up at once, on the same CPUs: one is loaded, the others wait. The C server is the first. One thread.
 *
 * @param servers with the C server at index 0
 */
record Stage(List<EchoProcess> servers) {

    /**
     * One window of each server, adjacent.
     *
     * @param round from 0: every server stands at every place once in twice as many rounds as there are servers
     * @return in the order of the servers
     */
    List<Window> round(Shape shape, CClient client, int round) throws BenchmarkException, InterruptedException {
        List<Window> windows = new ArrayList<>(Collections.nCopies(servers.size(), null));
        for (int server : order(servers.size(), round)) {
            windows.set(server, client.measure(shape, servers.get(server)));
        }
        return List.copyOf(windows);
    }

    /** Forth, then back (ABBA), then the same from the next server on. */
    static List<Integer> order(int servers, int round) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            order.add((i + round / 2) % servers);
        }
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }
}
