package io.echobench.benchmarks.ratio;

import io.echobench.benchmarks.yardstick.EchoProcess;
import io.echobench.harness.run.ProcessSnapshot;

/** The run time of client and server at one border of a window, taken while nothing is loaded: the same for every side. */
record CpuReading(ProcessSnapshot client, ProcessSnapshot server) {

    static CpuReading take(ProcessHandle client, EchoProcess server) {
        return new CpuReading(ProcessSnapshot.of(client), ProcessSnapshot.of(server.handle()));
    }

    long clientNanosSince(CpuReading earlier) {
        return client.cpuNanosSince(earlier.client);
    }

    long serverNanosSince(CpuReading earlier) {
        return server.cpuNanosSince(earlier.server);
    }
}
