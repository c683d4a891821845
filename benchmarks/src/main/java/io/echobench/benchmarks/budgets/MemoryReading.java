package io.echobench.benchmarks.budgets;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.echobench.benchmarks.BenchmarkException;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What another JVM of this machine holds, read over its management agent, which is started in it for that: some hundred kilobytes of it
 * are the agent's own, so that only differences between two readings mean something.
 *
 * @param heapBytes what is left of the heap after full collections
 * @param directBytes capacity of its direct buffers
 */
record MemoryReading(long heapBytes, long directBytes) {

    /** A first one may leave what only became unreachable by it. */
    private static final int COLLECTIONS = 3;

    /** Takes some hundred milliseconds; the other JVM is stopped for part of it. */
    @SuppressWarnings("BanJNDI") // what answers is the agent of a process that we have started
    static MemoryReading take(ProcessHandle jvm) throws BenchmarkException {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(jvm)))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            MemoryMXBean memory = ManagementFactory.getPlatformMXBean(server, MemoryMXBean.class);
            for (int i = 0; i < COLLECTIONS; i++) {
                memory.gc();
            }
            long direct = ManagementFactory.getPlatformMXBeans(server, BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum();
            return new MemoryReading(afterCollection(server), direct);
        } catch (IOException | AttachNotSupportedException e) {
            throw new BenchmarkException("the memory of the load process cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** What the last collection left: what is used now would count the whole buffers that threads have for their next objects. */
    private static long afterCollection(MBeanServerConnection server) throws IOException {
        return ManagementFactory.getPlatformMXBeans(server, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static String agent(ProcessHandle jvm) throws IOException, AttachNotSupportedException {
        VirtualMachine attached = VirtualMachine.attach(String.valueOf(jvm.pid()));
        try {
            return attached.startLocalManagementAgent();
        } finally {
            attached.detach();
        }
    }

    long bytes() {
        return heapBytes + directBytes;
    }
}
