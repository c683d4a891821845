package io.echobench.load;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What all connections of one loop share. Belongs to the loop's thread; fields are open because every message uses them. */
final class LoopScope {

    private static final int READ_BYTES = 64 << 10;
    private static final int WRITE_BYTES = 64 << 10;

    /**
     * When a connection first looks for what was not answered, well before the answer limit: else the first look of all connections
     * would come that limit after the load began, uncompiled, in the middle of what is measured.
     */
    private static final long FIRST_LOOK_NANOS = 500_000_000;

    /** The most frames that go out in one write. */
    static final int MAX_BATCH = 512;

    final LoadPlan plan;
    final LoadPlan.Limits limits;
    final Clock clock;
    final Wire wire;
    final Deadlines deadlines = new Deadlines();
    final LoopMeter meter = new LoopMeter();
    final FrameEncoder encoder;
    final Pieces.Pool pieces = new Pieces.Pool();
    final byte[] incomingBytes = new byte[READ_BYTES];
    final ByteBuffer incoming = ByteBuffer.wrap(incomingBytes);
    byte[] outgoingBytes = new byte[WRITE_BYTES];
    ByteBuffer outgoing = ByteBuffer.wrap(outgoingBytes);
    final int[] frameStarts = new int[MAX_BATCH];

    /** When the last poll returned. */
    long polledNanos;

    /** Connections whose opening handshake was accepted and that have not ended. */
    int openConnections;

    /** Sessions that have begun and not ended. */
    long openSessions;

    /** The phase whose schedule runs. */
    PhaseRunner running = PhaseRunner.IDLE;

    /** One for each server of the plan. */
    private final List<Destination> destinations;

    private final SplittableRandom random;

    /** The latest: connections are mostly opened like the one before. */
    private @Nullable HandshakeRequest handshakeRequest;

    private int connects;
    private long nextNumber;

    LoopScope(LoadPlan plan, int loop, Clock clock, Wire wire) {
        this.plan = plan;
        this.clock = clock;
        this.wire = wire;
        limits = plan.limits();
        destinations = plan.targets().stream().map(Destination::of).toList();
        random = new SplittableRandom(Seeds.derived(plan.seed(), ~loop));
        encoder = new FrameEncoder(random.nextLong());
        nextNumber = loop;
        connects = loop;
    }

    /** How long after a message was due its connection first looks for what was not answered. */
    long firstLookNanos() {
        return Math.min(FIRST_LOOK_NANOS, limits.answerNanos());
    }

    /** A number for a message that no other of the run has. */
    long nextNumber() {
        long number = nextNumber;
        nextNumber += plan.share().allLoops();
        return number;
    }

    /** The time; that the loop has come so far is seen by its meter. */
    long now() {
        long now = clock.nanoTime();
        meter.came(now);
        return now;
    }

    /** Starts to connect to one of the plan's servers, from the next of its local addresses. */
    Link connect(int server, LinkHandler handler) throws java.io.IOException {
        return wire.connect(destinations.get(server).remote(), nextSource(), handler);
    }

    private @Nullable InetSocketAddress nextSource() {
        List<String> sources = plan.sources();
        if (sources.isEmpty()) {
            return null;
        }
        int index = Math.floorMod(connects++, sources.size());
        return new InetSocketAddress(sources.get(index), 0);
    }

    /** An opening handshake for one of the plan's servers, with a key of its own. */
    Handshake newHandshake(int server, Opening opening) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        URI target = destinations.get(server).target();
        if (handshakeRequest == null || !handshakeRequest.asks(target, opening)) {
            handshakeRequest = new HandshakeRequest(target, opening);
        }
        return new Handshake(handshakeRequest, nonce, limits.maxHeaderBytes());
    }

    /** The bytes that frames are written to, at least that many. */
    byte[] outgoingBytes(int count) {
        if (outgoingBytes.length < count) {
            outgoingBytes = new byte[count];
            outgoing = ByteBuffer.wrap(outgoingBytes);
        }
        return outgoingBytes;
    }

    /**
     * Sends what has come due while a batch of sockets was being read, so that a large batch delays nothing. It goes by the clock as it was
     * last looked at, which every message and every part of one does.
     */
    void catchUp() {
        if (running.nextNanos() <= meter.cameNanos()) {
            running.act(now());
        }
    }
}
