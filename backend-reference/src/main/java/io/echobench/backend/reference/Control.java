package io.echobench.backend.reference;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The commands of the control path: one line of text in, one line of JSON out. What a command sets holds for every
 * message that the server reads after the answer was sent. The grammar is in the package's documentation. One thread.
 */
final class Control {

    private static final String COMMANDS =
            "delay, service, stall, stalls, drop, duplicate, corrupt, reorder, close, disconnect,"
                    + " half-frame, burn, memory, clear, counters, connections, reset-counters, state";

    private final Truths truths;
    private final Census census;
    private final Runnable wakeLoops;

    /** @param wakeLoops lets every event loop look at the truth */
    Control(Truths truths, Census census, Runnable wakeLoops) {
        this.truths = truths;
        this.census = census;
        this.wakeLoops = wakeLoops;
    }

    /** Carries out a command. */
    String answer(String line) {
        long nowNanos = System.nanoTime();
        try {
            Words words = new Words(line);
            return answer(words.next("a command"), words, nowNanos).toString();
        } catch (IllegalArgumentException e) {
            return Answer.failed(String.valueOf(e.getMessage())).toString();
        }
    }

    private Answer answer(String command, Words words, long nowNanos) {
        Answer ok = Answer.ok(nowNanos);
        return switch (command) {
            case "counters" -> counters(words, ok);
            case "connections" -> connections(words, ok);
            case "stalls" -> stalls(words, ok);
            case "state" -> state(words, ok);
            case "reset-counters" -> {
                words.end();
                census.reset();
                yield ok;
            }
            default -> {
                truths.set(changed(truths.now(), command, words, nowNanos));
                wakeLoops.run();
                yield ok;
            }
        };
    }

    private Truth changed(Truth truth, String command, Words words, long nowNanos) {
        Truth changed = switch (command) {
            case "delay" -> truth.withDelay(timing(words, nowNanos));
            case "service" -> truth.withService(timing(words, nowNanos));
            case "burn" -> truth.withBurnNanos(words.nanos("burn"));
            case "stall" -> truth.withStall(stall(words, nowNanos));
            case "memory" -> truth.withBallast(ballast(words));
            case "clear" -> words.hasNext() ? cleared(truth, words.next("what")) : truths.initial();
            default -> truth.with(fault(command, words));
        };
        words.end();
        return changed;
    }

    private Truth cleared(Truth truth, String what) {
        return switch (what) {
            case "delay" -> truth.withDelay(truths.initial().delay());
            case "service" -> truth.withService(truths.initial().service());
            case "burn" -> truth.withBurnNanos(truths.initial().burnNanos());
            case "stall" -> truth.withStall(truths.initial().stall());
            case "memory" -> truth.withBallast(truths.initial().ballast());
            default -> truth.without(kind(what));
        };
    }

    private static Timing timing(Words words, long nowNanos) {
        String name = words.next("a law");
        Law law = switch (name) {
            case "constant" -> new Law.Constant(words.nanos(name));
            case "exponential" -> new Law.Exponential(words.nanos(name));
            case "bimodal" -> new Law.Bimodal(words.share(name), words.nanos(name));
            default -> throw new IllegalArgumentException("no law " + name + ": constant, exponential, bimodal");
        };
        return new Timing(law, words.take("seed") ? words.number("seed", Long.MIN_VALUE) : 1, nowNanos);
    }

    private static Stall stall(Words words, long nowNanos) {
        long duration = words.nanos("stall");
        long period = Long.MAX_VALUE;
        if (!words.take("once")) {
            if (!words.take("every")) {
                throw new IllegalArgumentException("a stall is written: stall 100ms every 1s, or: stall 100ms once");
            }
            period = words.nanos("every");
            if (period <= duration) {
                throw new IllegalArgumentException("a stall must be shorter than its period");
            }
        }
        long first = nowNanos + (period == Long.MAX_VALUE ? 0 : period);
        return new Stall(duration, period, words.take("at") ? words.number("at", 0) : first, nowNanos, new StallLog());
    }

    private static Ballast ballast(Words words) {
        long bytes = words.number("memory", 1);
        if (bytes > 1 << 30) {
            throw new IllegalArgumentException("memory " + bytes + " is more than 1 GiB a connection");
        }
        return new Ballast((int) bytes, words.take("heap") ? Ballast.Place.HEAP : Ballast.Place.NATIVE);
    }

    private static Fault fault(String command, Words words) {
        Fault.Kind kind = kind(command);
        long everyNth = words.everyNth();
        boolean chosen = kind == Fault.Kind.CORRUPT && words.take("byte");
        int octet = chosen ? (int) Math.min(words.number("byte", 0), Integer.MAX_VALUE) : Integer.MAX_VALUE;
        return new Fault(kind, everyNth, octet, new AtomicLong());
    }

    private static Fault.Kind kind(String command) {
        for (Fault.Kind kind : Fault.Kind.values()) {
            if (name(kind).equals(command)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no command " + command + ": " + COMMANDS);
    }

    private static String name(Fault.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Answer counters(Words words, Answer answer) {
        words.end();
        for (Counter counter : Counter.values()) {
            answer.with(counter.label(), census.count(counter));
        }
        return answer.with("open", census.open().size());
    }

    private Answer connections(Words words, Answer answer) {
        words.end();
        return answer.raw(
                "connections",
                census.open().stream().map(Control::connection).collect(Collectors.joining(",", "[", "]")));
    }

    private static String connection(EchoSession session) {
        int port = 0;
        try {
            port = session.connection().channel().getRemoteAddress() instanceof InetSocketAddress peer
                    ? peer.getPort()
                    : 0;
        } catch (IOException e) {
            // it has just ended: no port any more
        }
        return "{\"port\":%d,\"received\":%d,\"echoed\":%d,\"memory\":%d}"
                .formatted(port, session.received(), session.echoed(), session.ballastBytes());
    }

    private Answer stalls(Words words, Answer answer) {
        int from = words.take("from") ? (int) Math.min(words.number("from", 0), Integer.MAX_VALUE) : 0;
        words.end();
        Stall stall = truths.now().stall();
        return answer.with("setNanos", stall.setNanos())
                .raw(
                        "stalls",
                        stall.log().from(from).stream()
                                .map(entry -> stalled(entry, stall.setNanos()))
                                .collect(Collectors.joining(",", "[", "]")));
    }

    private static String stalled(StallLog.Entry entry, long setNanos) {
        return "{\"loop\":%d,\"beginNanos\":%d,\"endNanos\":%d,\"begin\":%d,\"end\":%d}"
                .formatted(
                        entry.loop(),
                        entry.beginNanos(),
                        entry.endNanos(),
                        entry.beginNanos() - setNanos,
                        entry.endNanos() - setNanos);
    }

    private Answer state(Words words, Answer answer) {
        words.end();
        Truth now = truths.now();
        List<String> faults = now.faults().stream()
                .map(fault -> name(fault.kind()) + " 1/" + fault.everyNth())
                .toList();
        return answer.with("delay", String.valueOf(now.delay()))
                .with("service", String.valueOf(now.service()))
                .with("burnNanos", now.burnNanos())
                .with("stallNanos", now.stall().durationNanos())
                .with("memory", now.ballast().bytes())
                .with("faults", String.join(", ", faults));
    }
}
