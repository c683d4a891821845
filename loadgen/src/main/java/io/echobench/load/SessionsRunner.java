package io.echobench.load;

import java.util.List;

/** Starts the sessions of a {@link Phase.Sessions}. */
final class SessionsRunner implements PhaseRunner {

    /** So many at once, then the sockets get their turn. */
    private static final int MAX_AT_ONCE = 32;

    private final LoopScope scope;
    private final PhaseRecorder recorder;
    private final Schedule schedule;
    private final long seed;
    private final long firstSession;
    private final List<SessionKind> kinds;
    private final SessionRules rules;
    private final long maxOpen;
    private final double[] weightUpTo;
    private long beginNanos;

    /**
     * Reads the phase.
     *
     * @param seed the phase's own
     * @param firstSession the number of its first session among those of the plan
     * @param maxOpen this loop's share of how many may be open; 0 for no limit
     */
    SessionsRunner(
            LoopScope scope,
            PhaseRecorder recorder,
            Phase.Sessions phase,
            Schedule schedule,
            long seed,
            long firstSession,
            long maxOpen) {
        this.scope = scope;
        this.recorder = recorder;
        this.schedule = schedule;
        this.seed = seed;
        this.firstSession = firstSession;
        this.maxOpen = maxOpen;
        rules = phase.rules();
        kinds = phase.flows().stream()
                .map(flow -> SessionKind.of(flow.course()))
                .toList();
        weightUpTo = new double[kinds.size()];
        double sum = 0;
        for (int i = 0; i < weightUpTo.length; i++) {
            sum += phase.flows().get(i).weight();
            weightUpTo[i] = sum;
        }
    }

    @Override
    public void begin(long nanos) {
        beginNanos = nanos;
    }

    @Override
    public long nextNanos() {
        long offset = schedule.offsetNanos();
        return offset == Schedule.NONE ? Long.MAX_VALUE : beginNanos + offset;
    }

    @Override
    public void act(long nowNanos) {
        for (int i = 0; i < MAX_AT_ONCE && nextNanos() <= nowNanos; i++) {
            long due = nextNanos();
            long number = schedule.number();
            schedule.next();
            if (rules.maxOpen() > 0 && scope.openSessions >= maxOpen) {
                recorder.sessionSkipped();
            } else {
                kinds.get(flow(number))
                        .session(scope, recorder, rules.atEnd(), firstSession + number, due)
                        .start();
            }
        }
    }

    /** The flow of arrival {@code number}: drawn by weight from the seed and the number alone. */
    private int flow(long number) {
        double drawn = Seeds.unit(seed, number) * weightUpTo[weightUpTo.length - 1];
        int flow = 0;
        while (flow < weightUpTo.length - 1 && drawn >= weightUpTo[flow]) {
            flow++;
        }
        return flow;
    }
}
