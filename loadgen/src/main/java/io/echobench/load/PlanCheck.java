package io.echobench.load;

import java.net.URI;
import java.util.Optional;

/** Finds what is wrong with a plan before it is run. */
final class PlanCheck {

    private PlanCheck() {}

    /** A sentence on the first thing that is wrong, if any. */
    static Optional<String> complaint(LoadPlan plan) {
        if (plan.targets().isEmpty()) {
            return Optional.of("The plan has no target; give it ws://host:port/path.");
        }
        for (URI target : plan.targets()) {
            if (!"ws".equals(target.getScheme()) || target.getHost() == null) {
                return Optional.of("The target is " + target + "; it must be ws://host:port/path.");
            }
        }
        if (plan.phases().isEmpty()) {
            return Optional.of("The plan has no phases; give it at least one.");
        }
        return plan.phases().stream()
                .flatMap(phase ->
                        server(phase, plan.targets().size())
                                .or(() -> complaint(phase, plan.share().allLoops()))
                                .stream())
                .findFirst();
    }

    private static Optional<String> complaint(Phase phase, int loops) {
        return switch (phase) {
            case Phase.Pause pause -> time(phase, pause.nanos());
            case Phase.Sessions sessions ->
                sessions.flows().isEmpty()
                        ? complaint(phase, "has no flows; give it at least one")
                        : time(phase, sessions.nanos());
            case Phase.OpenLoop open ->
                connections(phase, open.connections(), loops).or(() -> time(phase, open.nanos()));
            case Phase.ClosedLoop closed ->
                connections(phase, closed.connections(), loops).or(() -> end(closed));
        };
    }

    private static Optional<String> server(Phase phase, int servers) {
        int server = SteadyPhase.server(phase);
        return server < 0 || server >= servers
                ? complaint(phase, "loads server " + server + " of " + servers + "; the first is 0")
                : Optional.empty();
    }

    private static Optional<String> end(Phase.ClosedLoop closed) {
        if (closed.nanos() == 0 && closed.messages() == 0) {
            return complaint(closed, "would never end; give it a duration or a number of messages");
        }
        return closed.inFlight() < 1
                ? complaint(closed, "keeps nothing in flight; give it at least 1")
                : Optional.empty();
    }

    private static Optional<String> connections(Phase phase, int connections, int loops) {
        return connections < loops
                ? complaint(
                        phase, "has " + connections + " connections for " + loops + " event loops; give each loop one")
                : Optional.empty();
    }

    private static Optional<String> time(Phase phase, long nanos) {
        return nanos < 0 ? complaint(phase, "lasts " + nanos + " ns; give it a duration") : Optional.empty();
    }

    private static Optional<String> complaint(Phase phase, String what) {
        return Optional.of("Phase \"" + phase.name() + "\" " + what + ".");
    }
}
