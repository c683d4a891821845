package io.echobench.harness.result;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run found out cannot be kept, so it cannot go on; one sentence that names the file and why. */
public final class UnwritableRunException extends IOException {

    private static final long serialVersionUID = 1;

    /** {@code results/x (No space left on device)}: how streams of java.io say it. */
    private static final Pattern BRACKETED = Pattern.compile(".*\\(([^()]*)\\)");

    /** A sentence. */
    public UnwritableRunException(String sentence) {
        super(sentence);
    }

    UnwritableRunException(Path file, IOException cause) {
        super(file + " cannot be written: " + reason(file, cause), cause);
    }

    private static String reason(Path file, IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "its folder is not there and cannot be made";
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        Matcher bracketed = BRACKETED.matcher(String.valueOf(cause.getMessage()));
        String message = bracketed.matches() ? bracketed.group(1) : String.valueOf(cause.getMessage());
        return message.contains(file.toString()) ? cause.getClass().getSimpleName() : message;
    }
}
