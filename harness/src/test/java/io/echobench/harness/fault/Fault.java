package io.echobench.harness.fault;

/** Every fault that is tested, in the order of the table. */
enum Fault {
    NEVER_READY("a server is never ready"),
    GARBAGE_FIRST("a server prints something else than its ready line"),
    GARBAGE_LATER("a server prints something else than its answer"),
    PORT_TAKEN("a server's port is taken"),
    SERVER_KILLED("a server is killed while it is loaded"),
    LEAK("a server leaks memory to its limit"),
    LOST_MESSAGE("a server loses messages"),
    WRONG_BYTES("a server answers wrong bytes"),
    HANGS_ON_CLOSE("a server does not stop when it is told to"),
    CHILD_LEFT("a server leaves a process of its own behind"),
    LOAD_KILLED("the load process is killed"),
    LOAD_PAUSED("the load process is stopped, and continued after 3 s"),
    LOAD_STOPPED("the load process is stopped for good"),
    UNWRITABLE("the results folder cannot be written"),
    DISK_FULL("the disk is full in the middle of a run"),
    CTRL_C("Ctrl-C"),
    CTRL_C_TWICE("Ctrl-C twice, the load process stopped"),
    TERM("SIGTERM to the harness, the server stopped"),
    KILL("SIGKILL to the harness, server and load process stopped"),
    LAUNCHER_TERM("SIGTERM to the launcher"),
    LAUNCHER_KILL("SIGKILL to the launcher, the harness stopped"),
    MAVEN_INT("SIGINT to the process that hosts the launcher, as Maven does"),
    MAVEN_TERM("SIGTERM to it"),
    MAVEN_KILL("SIGKILL to it, everything stopped");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    /** As the table names it. */
    String title() {
        return title;
    }
}
