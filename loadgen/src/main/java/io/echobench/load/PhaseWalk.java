package io.echobench.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Leads one loop through the phases of its plan: sessions and pauses follow each other without a gap; before and after a phase
 * with steady connections, and where measuring begins, all that is outstanding is settled; connections are opened and closed.
 */
final class PhaseWalk {

    private enum Stage {
        /** What came before is being settled, and connections that are not wanted any more are closed. */
        SETTLING,
        /** Steady connections are being opened. */
        OPENING,
        /** This loop is ready; others may not be. */
        WAITING,
        /** The schedule runs. */
        RUNNING,
        FINISHED
    }

    private static final long GATE_NANOS = 200_000;

    /** Silence before a measured phase that has a gap before it: who reads the processes then takes no CPU from either. */
    private static final long LEAD_NANOS = 150_000_000;

    /** Before any other such phase: as long as it takes to be compiled like one that is measured. */
    private static final long SHORT_LEAD_NANOS = 100_000_000;

    private final LoopScope scope;
    private final PhaseGate gate;
    private final LoopListener listener;
    private final int loop;
    private final List<Phase> phases;

    /** Phases whose schedule has ended while something of them is still open. */
    private final List<PhaseRecorder> lingering = new ArrayList<>();

    private final SteadyPools steady;
    private Stage stage = Stage.SETTLING;
    private int index;
    private PhaseRecorder recorder;
    private long endNanos;
    private long waitUntilNanos;

    /** Whether the beginning of the phase that is waited for was told. */
    private boolean told;

    PhaseWalk(LoopScope scope, int loop, PhaseGate gate, LoopListener listener) {
        this.scope = scope;
        this.loop = loop;
        this.gate = gate;
        this.listener = listener;
        phases = scope.plan.phases();
        recorder = newRecorder(0);
        steady = new SteadyPools(scope, loop, this::newRecorder, recorder);
    }

    boolean finished() {
        return stage == Stage.FINISHED;
    }

    /**
     * Whether nothing is due or outstanding, as before a phase begins and in a pause. A loop that spins leaves its CPU then to the compilers
     * and to the control thread, whose work on the phase before would else take it away within the next.
     */
    boolean rests() {
        boolean waits = stage == Stage.WAITING || (stage == Stage.RUNNING && phases.get(index) instanceof Phase.Pause);
        return waits && lingeringSettled();
    }

    /** When {@link #act} has something to do, if nothing happens before. */
    long nextNanos() {
        if (stage == Stage.SETTLING && index == 0) {
            return Long.MIN_VALUE; // the very beginning
        }
        long next = Long.MAX_VALUE;
        for (int i = 0; i < lingering.size(); i++) {
            next = Math.min(next, lingering.get(i).secondEndsNanos());
        }
        return switch (stage) {
            case RUNNING ->
                Math.min(next, Math.min(Math.min(scope.running.nextNanos(), endNanos), recorder.secondEndsNanos()));
            case WAITING -> Math.min(next, waitUntilNanos);
            default -> next;
        };
    }

    /** Does what is due; called after whatever happened. */
    void act(long nowNanos) {
        boolean moved = true;
        while (moved) {
            moved = switch (stage) {
                case SETTLING -> settle(nowNanos);
                case OPENING -> awaitConnections(nowNanos);
                case WAITING -> awaitOthers(nowNanos);
                case RUNNING -> run(nowNanos);
                case FINISHED -> false;
            };
        }
        roll(nowNanos);
    }

    private boolean settle(long nowNanos) {
        boolean atEnd = index == phases.size();
        if ((atEnd || hasGapBefore(index)) && !lingeringSettled()) {
            return false;
        }
        if (index > 0 && steady.isSteady(index - 1)) {
            recorder.ended(nowNanos);
            if (!steady.release(index - 1, nowNanos)) {
                return false;
            }
        }
        if (atEnd) {
            stage = Stage.FINISHED;
            return true;
        }
        if (index > 0) {
            recorder = steady.recorder(index);
        }
        if (steady.isSteady(index)) {
            steady.open(index, recorder);
        }
        rollLingering(nowNanos); // what is finished is handed over before the next phase is told to begin
        stage = Stage.OPENING;
        return true;
    }

    private boolean lingeringSettled() {
        for (int i = 0; i < lingering.size(); i++) {
            if (!lingering.get(i).settled()) {
                return false;
            }
        }
        return true;
    }

    private boolean awaitConnections(long nowNanos) {
        if (steady.isSteady(index) && !steady.of(index).ready()) {
            return false;
        }
        gate.ready(index, nowNanos, leadNanos());
        told = false;
        stage = Stage.WAITING;
        return true;
    }

    private long leadNanos() {
        if (!hasGapBefore(index)) {
            return 0;
        }
        return phases.get(index).measured() ? LEAD_NANOS : SHORT_LEAD_NANOS;
    }

    /** Around steady connections, and where measuring begins behind warm-up sessions; else phases follow each other at once. */
    private boolean hasGapBefore(int phase) {
        if (phase == 0) {
            return steady.isSteady(phase);
        }
        Phase before = phases.get(phase - 1);
        boolean measuringBegins =
                phases.get(phase).measured() && before instanceof Phase.Sessions && !before.measured();
        return steady.isSteady(phase - 1) || steady.isSteady(phase) || measuringBegins;
    }

    private boolean awaitOthers(long nowNanos) {
        boolean decided = gate.decided(index);
        if (decided && !told) {
            told = true;
            listener.phaseBegan(index, gate.beginNanos(index));
        }
        waitUntilNanos = decided ? gate.beginNanos(index) : nowNanos + GATE_NANOS;
        if (!decided || nowNanos < waitUntilNanos) {
            return false;
        }
        begin(waitUntilNanos);
        return true;
    }

    private void begin(long beginNanos) {
        Phase phase = phases.get(index);
        long nanos = nanos(phase);
        endNanos = nanos == Long.MAX_VALUE ? nanos : beginNanos + nanos;
        scope.running = runner(phase);
        recorder.begin(beginNanos);
        scope.running.begin(beginNanos);
        stage = Stage.RUNNING;
    }

    private boolean run(long nowNanos) {
        scope.running.act(nowNanos);
        boolean workLeft = scope.running.nextNanos() <= endNanos && scope.running.nextNanos() <= nowNanos;
        if (workLeft || (nowNanos < endNanos && !scope.running.exhausted())) {
            return false;
        }
        scope.running = PhaseRunner.IDLE;
        recorder.endSchedule();
        listener.scheduleEnded(index, Math.min(nowNanos, endNanos));
        lingering.add(recorder);
        index++;
        if (index < phases.size() && !hasGapBefore(index)) {
            recorder = newRecorder(index);
            listener.phaseBegan(index, endNanos);
            begin(endNanos);
        } else {
            stage = Stage.SETTLING;
        }
        return true;
    }

    /** Hands past seconds over, and phases of which nothing is open any more. */
    private void roll(long nowNanos) {
        roll(recorder, nowNanos);
        rollLingering(nowNanos);
    }

    private void rollLingering(long nowNanos) {
        for (int i = lingering.size() - 1; i >= 0; i--) {
            PhaseRecorder phase = lingering.get(i);
            if (phase.settled() && (finished() || !steady.recordIn(phase))) {
                phase.finish(nowNanos, steady.openConnections(phase.phase()));
                lingering.remove(i);
            } else if (phase != recorder) {
                roll(phase, nowNanos);
            }
        }
    }

    private void roll(PhaseRecorder phase, long nowNanos) {
        if (phase.secondEndsNanos() <= nowNanos) {
            phase.roll(nowNanos, steady.openConnections(phase.phase()));
        }
    }

    private PhaseRunner runner(Phase phase) {
        int loops = scope.plan.share().allLoops();
        long seed = Seeds.derived(scope.plan.seed(), index);
        return switch (phase) {
            case Phase.Pause pause -> PhaseRunner.IDLE;
            case Phase.Sessions sessions -> {
                Rate rate = new Rate(sessions.fromPerSecond(), sessions.toPerSecond(), sessions.nanos());
                Schedule schedule = Schedule.of(rate, sessions.arrivals(), seed, loop, loops);
                long maxOpen = scope.plan.share().of(sessions.rules().maxOpen(), loop);
                yield new SessionsRunner(
                        scope, recorder, sessions, schedule, seed, SessionNumbers.first(phases, index), maxOpen);
            }
            case Phase.OpenLoop open -> {
                Rate rate = new Rate(open.perSecond(), open.perSecond(), open.nanos());
                Schedule schedule = Schedule.of(rate, open.arrivals(), seed, loop, loops);
                yield new OpenLoopRunner(recorder, steady.of(index), Message.of(open.payload()), schedule);
            }
            case Phase.ClosedLoop closed ->
                new ClosedLoopRunner(
                        recorder, steady.of(index), closed, scope.plan.share().of(closed.messages(), loop));
        };
    }

    private static long nanos(Phase phase) {
        return switch (phase) {
            case Phase.Pause pause -> pause.nanos();
            case Phase.Sessions sessions -> sessions.nanos();
            case Phase.OpenLoop open -> open.nanos();
            case Phase.ClosedLoop closed -> closed.nanos() == 0 ? Long.MAX_VALUE : closed.nanos();
        };
    }

    private PhaseRecorder newRecorder(int phase) {
        return new PhaseRecorder(phase, loop, listener, scope.meter);
    }
}
