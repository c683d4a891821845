package io.echobench.load;

/** What the two kinds of phases that load steady connections have in common. */
final class SteadyPhase {

    private SteadyPhase() {}

    /** Whether a phase loads steady connections. */
    static boolean is(Phase phase) {
        return phase instanceof Phase.OpenLoop || phase instanceof Phase.ClosedLoop;
    }

    /** How many steady connections it wants, over all loops; 0 for the other kinds. */
    static int connections(Phase phase) {
        return switch (phase) {
            case Phase.OpenLoop open -> open.connections();
            case Phase.ClosedLoop closed -> closed.connections();
            case Phase.Sessions sessions -> 0;
            case Phase.Pause pause -> 0;
        };
    }

    /** Which of the plan's servers it loads: sessions always the first. */
    static int server(Phase phase) {
        return switch (phase) {
            case Phase.OpenLoop open -> open.server();
            case Phase.ClosedLoop closed -> closed.server();
            case Phase.Sessions sessions -> 0;
            case Phase.Pause pause -> 0;
        };
    }
}
