package io.echobench.backend.pythonwebsockets;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import io.echobench.api.external.Installation;
import io.echobench.api.external.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A virtual environment with what {@value #REQUIREMENTS} pins, each file by its hash, from the index that pip is set up for. */
record VirtualEnvironment(Python pythons) implements Installation.Recipe {

    static final String REQUIREMENTS = "requirements.txt";

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String FITS = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";

    /** The interpreter of an environment in that folder. */
    static Path python(Path folder) {
        return folder.resolve("venv/bin/python");
    }

    @Override
    public void complete(Path folder, Consumer<String> progress) throws BackendException {
        Path python = pythons.pathFirst()
                .filter(each -> Python.says(each, FITS).isPresent())
                .findFirst()
                .orElseThrow(() -> new BackendUnavailableException(
                        "no Python 3.11 or newer with venv",
                        "install one (Debian: apt-get install python3 python3-venv)"));
        progress.accept(python + " -m venv");
        run(List.of(python.toString(), "-m", "venv", "venv"), folder);
        progress.accept("pip install --require-hashes");
        run(
                List.of(
                        python(folder).toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--no-input",
                        "--disable-pip-version-check",
                        "--no-deps",
                        "--require-hashes",
                        "-r",
                        REQUIREMENTS),
                folder);
    }

    private static void run(List<String> command, Path folder) throws BackendException {
        Tool.Answer answer = Tool.run(command, folder, LIMIT);
        if (!answer.isFine()) {
            String what = command.contains("pip") ? "pip install" : "python -m venv";
            throw new BackendException(what + " failed with status " + answer.status() + ": " + reason(answer.text())
                    + "; check the network and pip's index (pip config list), or use python-websockets-system.");
        }
    }

    /** The last line that is marked as an error, else the last line. */
    private static String reason(String text) {
        return text.lines()
                .filter(line -> line.startsWith("ERROR: "))
                .map(line -> line.substring("ERROR: ".length()))
                .reduce((all, last) -> last)
                .or(() -> text.lines().filter(line -> !line.isBlank()).reduce((all, last) -> last))
                .orElse("it said nothing")
                .strip();
    }
}
