package io.echobench.load.foreign;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Addresses as the kernel reads them ({@code struct sockaddr_in} and {@code sockaddr_in6}); made once and kept, since there are few. One thread. */
public final class SocketAddresses {

    /** Address family. */
    public static final int IPV4 = 2;

    /** Address family. */
    public static final int IPV6 = 10;

    private final Map<InetSocketAddress, SocketAddress> made = new HashMap<>();

    /**
     * One address.
     *
     * @param memory keeps it where it is
     * @param address where that is
     * @param length in bytes
     * @param family {@link #IPV4} or {@link #IPV6}
     */
    public record SocketAddress(ByteBuffer memory, long address, int length, int family) {}

    /** An address as the kernel reads it; it stays where it is. */
    public SocketAddress of(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw new IOException("the host " + address.getHostString() + " is not known");
        }
        return made.computeIfAbsent(address, SocketAddresses::make);
    }

    private static SocketAddress make(InetSocketAddress address) {
        boolean six = address.getAddress() instanceof Inet6Address;
        ByteBuffer memory = ByteBuffer.allocateDirect(six ? 28 : 16);
        memory.order(ByteOrder.nativeOrder()).putShort((short) (six ? IPV6 : IPV4));
        memory.order(ByteOrder.BIG_ENDIAN).putShort((short) address.getPort());
        if (address.getAddress() instanceof Inet6Address inet6) {
            memory.putInt(0).put(inet6.getAddress());
            memory.order(ByteOrder.nativeOrder()).putInt(inet6.getScopeId());
        } else {
            memory.put(address.getAddress().getAddress());
        }
        memory.clear();
        return new SocketAddress(memory, Foreign.address(memory), memory.capacity(), six ? IPV6 : IPV4);
    }
}
