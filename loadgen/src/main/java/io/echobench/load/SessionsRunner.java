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
    private final List<FlowProgram> programs;
    private final double[] weightUpTo;
    private long beginNanos;

    /** Reads the phase; {@code seed} is the phase's own. */
    SessionsRunner(LoopScope scope, PhaseRecorder recorder, Phase.Sessions phase, Schedule schedule, long seed) {
        this.scope = scope;
        this.recorder = recorder;
        this.schedule = schedule;
        this.seed = seed;
        programs = phase.flows().stream().map(FlowProgram::new).toList();
        weightUpTo = new double[programs.size()];
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
            FlowProgram program = programs.get(flow(schedule.number()));
            schedule.next();
            new Session(scope, recorder, program, due).start();
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
