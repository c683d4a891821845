package io.echobench.harness.run;

import io.echobench.api.BackendException;
import io.echobench.dialogue.ScriptedCourse;
import io.echobench.harness.catalog.ModuleClassPath;
import io.echobench.load.Conversation;
import io.echobench.load.Flow;
import io.echobench.load.LoadMain;
import io.echobench.load.LoadPlan;
import io.echobench.load.Phase;
import io.echobench.load.WireProvider;
import java.io.File;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;

/**
 * What a load process is started with: the load generator, what opens its sockets where that is not in it, and for sessions that are
 * computed while they run, what computes them.
 */
final class ClassPaths {

    private ClassPaths() {}

    static String of(LoadPlan plan) throws TrialException {
        Path wire = WireProvider.named(plan.transport().wire())
                .map(provider -> ModuleClassPath.location(provider.getClass()))
                .orElseThrow(() -> new TrialException(
                        "there is no client \"" + plan.transport().wire() + "\""));
        String path = ofLoad(plan);
        return wire.equals(ModuleClassPath.location(LoadMain.class)) ? path : path + File.pathSeparator + wire;
    }

    private static String ofLoad(LoadPlan plan) throws TrialException {
        if (plan.phases().stream().noneMatch(ClassPaths::converses)) {
            return ModuleClassPath.location(LoadMain.class)
                    + File.pathSeparator
                    + ModuleClassPath.location(Histogram.class);
        }
        try {
            return ModuleClassPath.of(ScriptedCourse.class, LoadMain.class);
        } catch (BackendException e) {
            throw new TrialException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean converses(Phase phase) {
        return phase instanceof Phase.Sessions sessions
                && sessions.flows().stream().map(Flow::course).anyMatch(Conversation.class::isInstance);
    }
}
