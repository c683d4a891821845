package io.echobench.harness.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens a script by the name of a shipped one, or by path. */
public final class LoadScripts {

    private static final int MAX_DATA_BYTES = 16 << 20;
    private static final int MAX_BYTES = 4 * NodeReader.MAX_CHARACTERS;

    private LoadScripts() {}

    /**
     * Reads a script.
     *
     * @param nameOrPath a name of {@link ShippedScripts#names()}, else a file; {@code ./quick} is a file in any case
     */
    public static LoadScript open(String nameOrPath) throws ScriptException {
        return open(nameOrPath, Optional.empty(), System.getenv());
    }

    /**
     * Reads a script with one of its environments laid over it.
     *
     * @param environment its name in {@code config.environments}
     * @param variables what {@code $env} holds
     */
    public static LoadScript open(String nameOrPath, Optional<String> environment, Map<String, String> variables)
            throws ScriptException {
        ScriptSurroundings surroundings =
                new ScriptSurroundings(environment, variables, path -> text(nameOrPath, path));
        if (ShippedScripts.names().contains(nameOrPath)) {
            return LoadScriptReader.read(
                    ShippedScripts.file(nameOrPath), ShippedScripts.text(nameOrPath), surroundings);
        }
        return LoadScriptReader.read(nameOrPath, decoded(nameOrPath, bytes(nameOrPath)), surroundings);
    }

    /** The text of a file beside a script. */
    private static String text(String script, String path) throws IOException {
        try {
            Path file = Path.of(script).resolveSibling(path);
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no file " + file);
            }
            if (Files.size(file) > MAX_DATA_BYTES) {
                throw new IOException("it has more than " + Scalars.shown(MAX_DATA_BYTES) + " bytes");
            }
            return Files.readString(file);
        } catch (InvalidPathException e) {
            throw new IOException("that is no path", e);
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8", e);
        }
    }

    /**
     * Reads a script again from the text that was kept with a run; files that it names are read anew.
     *
     * @param nameOrPath by which it was opened then; the script itself need not be there any more
     * @param environment that was laid over it
     * @param variables what {@code $env} holds
     */
    public static LoadScript recorded(
            String nameOrPath, String text, Optional<String> environment, Map<String, String> variables)
            throws ScriptException {
        boolean shipped = ShippedScripts.names().contains(nameOrPath);
        return LoadScriptReader.read(
                shipped ? ShippedScripts.file(nameOrPath) : nameOrPath,
                text,
                new ScriptSurroundings(environment, variables, path -> text(nameOrPath, path)));
    }

    private static byte[] bytes(String file) throws ScriptException {
        try {
            Path path = Path.of(file);
            if (Files.isRegularFile(path)) {
                try (InputStream in = Files.newInputStream(path)) {
                    return in.readNBytes(MAX_BYTES + 1);
                }
            }
            if (Files.exists(path) && !file.isEmpty()) {
                throw new ScriptException("the script " + file + " is "
                        + (Files.isDirectory(path) ? "a folder" : "no regular file") + "; name a file in JSON or YAML");
            }
        } catch (InvalidPathException e) {
            throw unknown(file);
        } catch (IOException e) {
            throw new ScriptException("the script " + file + " cannot be read (" + e.getMessage() + ")");
        }
        throw unknown(file);
    }

    private static ScriptException unknown(String name) {
        List<String> shipped = ShippedScripts.names();
        return new ScriptException("no script is called " + Node.quoted(name) + ", and there is no such file"
                + NearestName.advice(name, shipped));
    }

    private static String decoded(String file, byte[] bytes) throws ScriptException {
        if (bytes.length > MAX_BYTES) {
            throw new ScriptException(
                    Position.startOf(file),
                    "the script has more than " + Scalars.shown(MAX_BYTES) + " bytes; that is too large");
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        String read = text.flip().toString();
        if (result.isError()) {
            Position at = Position.ofIndex(file, read, read.length());
            throw new ScriptException(at, "not UTF-8; save the script in that encoding");
        }
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
    }
}
