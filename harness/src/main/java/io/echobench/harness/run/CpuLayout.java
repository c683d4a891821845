package io.echobench.harness.run;

import io.echobench.harness.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which CPUs serve and which load.
 *
 * @param server of the server; empty: not pinned
 * @param client of the load process; empty: not pinned
 */
public record CpuLayout(List<Integer> server, List<Integer> client) {

    /** Copies the lists. */
    public CpuLayout {
        server = List.copyOf(server);
        client = List.copyOf(client);
    }

    /**
     * Splits whole cores, so that server and client never share one: a third for the server and the rest for the client, at least
     * one each. With a single core both run unpinned on it.
     *
     * @param cores the allowed CPUs, grouped by physical core
     */
    public static CpuLayout split(List<List<Integer>> cores) {
        if (cores.size() < 2) {
            return new CpuLayout(List.of(), List.of());
        }
        int serverCores = Math.max(1, cores.size() / 3);
        return new CpuLayout(flat(cores.subList(0, serverCores)), flat(cores.subList(serverCores, cores.size())));
    }

    private static List<Integer> flat(List<List<Integer>> cores) {
        return cores.stream().flatMap(List::stream).sorted().toList();
    }

    /**
     * The same layout with one or both sides named by the user.
     *
     * @param serverList as {@code taskset} takes it, {@code 0,2-3}; empty: as it is
     * @param allowed the CPUs that this process may use
     */
    public CpuLayout with(String serverList, String clientList, List<Integer> allowed) throws UsageException {
        return new CpuLayout(
                serverList.isEmpty() ? server : chosen("--server-cpus", serverList, allowed),
                clientList.isEmpty() ? client : chosen("--client-cpus", clientList, allowed));
    }

    private static List<Integer> chosen(String option, String list, List<Integer> allowed) throws UsageException {
        List<Integer> cpus;
        try {
            cpus = parse(list);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + " " + list + " is no list of CPUs; write it like 0 or 0,2-3.");
        }
        for (int cpu : cpus) {
            if (!allowed.contains(cpu)) {
                throw new UsageException(
                        option + " names CPU " + cpu + ", but this process may use " + format(allowed) + " only.");
            }
        }
        return cpus;
    }

    /** Whether both sides have CPUs of their own. */
    public boolean isSplit() {
        return !server.isEmpty() && !client.isEmpty() && server.stream().noneMatch(client::contains);
    }

    /** What heads the table. */
    public String profile() {
        if (!isSplit()) {
            return "shared CPUs: server and client run on the same ones; every figure holds both";
        }
        return server.size() == 1
                ? "1-CPU profile: JIT, GC and event loop of a server share one CPU"
                : server.size() + " server CPUs, " + client.size() + " client CPUs";
    }

    /** Reads {@code 0,2-3}; throws {@link IllegalArgumentException} for anything else. */
    static List<Integer> parse(String list) {
        TreeSet<Integer> cpus = new TreeSet<>();
        for (String part : list.strip().split(",", -1)) {
            String[] range = part.split("-", -1);
            int first = Integer.parseInt(range[0]);
            int last = Integer.parseInt(range[range.length - 1]);
            if (range.length > 2 || first < 0 || last < first || last > 4096) {
                throw new IllegalArgumentException(part);
            }
            for (int cpu = first; cpu <= last; cpu++) {
                cpus.add(cpu);
            }
        }
        return new ArrayList<>(cpus);
    }

    /** Writes {@code 0,2,3}. */
    public static String format(List<Integer> cpus) {
        return cpus.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
