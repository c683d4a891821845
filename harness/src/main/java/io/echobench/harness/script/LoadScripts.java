package io.echobench.harness.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Opens a script by the name of a shipped one, or by path. */
public final class LoadScripts {

    private static final int MAX_BYTES = 4 * NodeReader.MAX_CHARACTERS;

    private LoadScripts() {}

    /**
     * Reads a script.
     *
     * @param nameOrPath a name of {@link ShippedScripts#names()}, else a file; {@code ./quick} is a file in any case
     */
    public static LoadScript open(String nameOrPath) throws ScriptException {
        if (ShippedScripts.names().contains(nameOrPath)) {
            return LoadScriptReader.read(ShippedScripts.file(nameOrPath), ShippedScripts.text(nameOrPath));
        }
        return LoadScriptReader.read(nameOrPath, decoded(nameOrPath, bytes(nameOrPath)));
    }

    /**
     * Reads a script again from the text that was kept with a run.
     *
     * @param nameOrPath by which it was opened then; nothing need be there any more
     */
    public static LoadScript recorded(String nameOrPath, String text) throws ScriptException {
        boolean shipped = ShippedScripts.names().contains(nameOrPath);
        return LoadScriptReader.read(shipped ? ShippedScripts.file(nameOrPath) : nameOrPath, text);
    }

    private static byte[] bytes(String file) throws ScriptException {
        try {
            Path path = Path.of(file);
            if (Files.isRegularFile(path)) {
                try (InputStream in = Files.newInputStream(path)) {
                    return in.readNBytes(MAX_BYTES + 1);
                }
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
