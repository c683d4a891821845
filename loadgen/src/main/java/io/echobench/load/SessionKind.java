package io.echobench.load;

/** A course made ready to run: makes its sessions. */
interface SessionKind {

    /**
     * A session, not started.
     *
     * @param number among all sessions of the plan
     * @param arrivalNanos when it is due
     */
    Session session(LoopScope scope, PhaseRecorder recorder, SessionRules.AtEnd atEnd, long number, long arrivalNanos);

    static SessionKind of(Course course) {
        return switch (course) {
            case Course.Fixed fixed -> {
                FlowProgram program = new FlowProgram(fixed.steps());
                yield (scope, recorder, atEnd, number, arrivalNanos) ->
                        new Session(scope, recorder, new FlowCursor(program), fixed.opening(), atEnd, arrivalNanos);
            }
            case Conversation conversation ->
                (scope, recorder, atEnd, number, arrivalNanos) -> {
                    Dialogue dialogue = conversation.begin(scope.plan.seed(), number);
                    Cursor cursor = new DialogueCursor(dialogue, recorder);
                    return new Session(scope, recorder, cursor, dialogue.opening(), atEnd, arrivalNanos);
                };
        };
    }
}
