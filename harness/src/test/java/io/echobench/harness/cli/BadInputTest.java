package io.echobench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is typed: one sentence on stderr, exit status 2, nothing started, nothing written. */
@Timeout(120)
class BadInputTest {

    @TempDir
    private Path results;

    @TempDir
    private Path given;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rnu | no command \"rnu\"; did you mean \"run\"?",
                "reprot results | no command \"reprot\"; did you mean \"report\"?",
                "run netty | run has no place for \"netty\"; see run --help.",
                "list netty | list has no place for \"netty\"; see list --help.",
                "report a b | report has no place for \"b\"; see report --help.",
                "run --ruonds 3 | no option \"--ruonds\"; did you mean \"--rounds\"?",
                "run --ruonds=3 | no option \"--ruonds\"; did you mean \"--rounds\"?",
                "check --al-cases | no option \"--al-cases\"; did you mean \"--all-cases\"?",
                "list --prob | no option \"--prob\"; did you mean \"--probe\"?",
                "run --profile perf | --profile perf is no profiler; choose jfr",
                "run --profile | Expected parameter for option '--profile'",
                "run --script qiuck | did you mean \"quick\"?",
                "run --script standard --url ws://127.0.0.1:1/ | --url cannot be in a run of standard",
                "run --script standard --backends reference-again | no backend \"reference-again\"",
                "run --script no/such.yaml | there is no such file",
                "run --backends , | the list of backends \",\" has an empty element",
                "run --backends helidn | no backend \"helidn\"; did you mean \"helidon\"?",
                "run --backends netty,,vertx | \"netty,,vertx\" has an empty element",
                "run --backends , | \",\" has an empty element",
                "check netty, | \"netty,\" has an empty element",
                "run --rounds 0 | --rounds 0 is not within 1..1000",
                "run --rounds -1 | --rounds -1 is not within 1..1000",
                "run --rounds 1001 | --rounds 1001 is not within 1..1000",
                "run --rounds 99999999999 | '99999999999' is not a whole number up to 2147483647",
                "run --rounds 1e3 | '1e3' is not a whole number",
                "run --rounds many | 'many' is not a whole number",
                "run --rounds | Expected parameter for option '--rounds'",
                "run --rounds 1 --rounds 2 | option '--rounds' (N) should be specified only once",
                "run --backends netty --backends vertx | option '--backends' (A,B|all) should be specified only once",
                "run --seed 99999999999999999999 | is not a whole number of 64 bits",
                "run --seed 1.5 | is not a whole number of 64 bits",
                "run --server-cpus 0-x | --server-cpus 0-x is no list of CPUs",
                "run --server-cpus , | --server-cpus , is no list of CPUs",
                "run --server-cpus -1 | --server-cpus -1 is no list of CPUs",
                "run --server-cpus 3-1 | --server-cpus 3-1 is no list of CPUs",
                "run --server-cpus 0-4000000000 | --server-cpus 0-4000000000 is no list of CPUs",
                "run --client-cpus 4000 | --client-cpus names CPU 4000",
                "run --io-threads 0 | --io-threads 0 is not within 1..1024",
                "run --io-threads 5000 | --io-threads 5000 is not within 1..1024",
                "run --loops -3 | --loops -3 is not within 1..1024",
                "run --polling nap | --polling nap is neither spin nor block",
                "run --client niu | no client \"niu\"",
                "check netty --polling spin | no option \"--polling\"",
                "serve netty --client-cpus 1 | no option \"--client-cpus\"",
                "list --loops 2 | no option \"--loops\"",
                "run --max-message-bytes 0 | --max-message-bytes 0 is not within 125..1073741824",
                "run --max-message-bytes -1 | --max-message-bytes -1 is not within 125..1073741824",
                "run --max-message-bytes 4294967296 | '4294967296' is not a whole number up to 2147483647",
                "serve netty --port -1 | --port -1 is not within 0..65535",
                "serve netty --port 65536 | --port 65536 is not within 0..65535",
                "serve | Missing required parameter: 'ID'",
                "--ruonds 3 | no option \"--ruonds\"; did you mean \"--rounds\"?",
                "check helidn | no backend \"helidn\"; did you mean \"helidon\"?",
                "serve helidn | no backend \"helidn\"; did you mean \"helidon\"?",
                "run --name mine | --name is about a --url, and there is none.",
                "run --remote | --remote is about a --url, and there is none.",
                "check --yes | --yes is about a --url, and there is none.",
                "run --url http://127.0.0.1:1/ | is not of the form ws://host:port/path",
                "run --url 127.0.0.1:9001 | is no address (Illegal character in scheme name at index 0)",
                "run --url localhost:9001 | is not of the form ws://host:port/path",
                "run --url ws:///echo | is not of the form ws://host:port/path",
                "run --url ws://127.0.0.1:0/ | is not of the form ws://host:port/path",
                "run --url ws://127.0.0.1:99999/ | is not of the form ws://host:port/path",
                "run --url ws://127.0.0.1:port/ | is not of the form ws://host:port/path",
                "run --url ws://[::1:80/ | is no address",
                "run --url wss://127.0.0.1:1/ | TLS is not supported; name the server's ws:// address.",
                "run --url ws://me:secret@127.0.0.1:1/ | --url names a user, which is not sent to 127.0.0.1; remove it.",
                "run --url ws://127.0.0.1:1/#top | has a fragment (#)",
                "run --url ws://no-such-host.invalid:1/ | no host no-such-host.invalid is known",
                "run --url ws://192.0.2.1:80/ | outside this machine (192.0.2.1); if that server is yours to load, say so with --remote",
                "check --url ws://192.0.2.1:80/ | say so with --remote",
                "run --url ws://127.0.0.1:1/ --name Big | --name Big must be lower case",
                "run --url ws://127.0.0.1:1/ --name ../../x | --name ../../x must be lower case",
                "run --url ws://127.0.0.1:1/ --name .hidden | --name .hidden must be lower case",
                "run --url ws://127.0.0.1:1/ --name a/b | --name a/b must be lower case",
                "run --url ws://127.0.0.1:1/ --backends netty --name netty | --name netty is the id of a backend",
                "check netty --url ws://127.0.0.1:1/ | check takes backends or a --url, not both: netty.",
                "run --classpath no/such.jar | --classpath: there is no jar and no folder no/such.jar",
                "run --artillery-json no/such/out.json | --artillery-json no/such/out.json: its folder is not there",
                "report . --artillery-json src | --artillery-json src is a folder",
                "explain | Missing required parameter",
                "explain no/such.json | no/such.json cannot be read: there is no such file",
                "explain src | src cannot be read: it is a folder",
                "explain pom.xml | pom.xml is no report of Artillery: it is a page of markup",
                "explain pom.xml --script no/such.yml | no/such.yml cannot be read",
                "report no/such/folder | no/such/folder holds no run.json"
            })
    void isOneSentence(String arguments, String sentence) throws IOException {
        execute(arguments).isRefusedWith(sentence, results);
    }

    @Test
    void aTextOfSeveralLinesInAnArgumentStaysOneSentence() throws IOException {
        CapturedCommand.run(results, "--backends", "net\nty\n").isRefusedWith("no backend \"net ty\"", results);
        CapturedCommand.run(results, "--script", "a\nb").isRefusedWith("no script is called \"a b\"", results);
    }

    @Test
    void aProfilerIsNotGivenANameThatItWouldMisread() throws IOException {
        Path folder = given.resolve("a,b");
        CapturedCommand.run(folder, "--backends", "reference", "--profile", "async")
                .isRefusedWith("--profile cannot record into " + folder, results);
    }

    @Test
    void aFileIsNoFolderForResults() throws IOException {
        Path file = Files.createFile(given.resolve("file"));
        CapturedCommand.run(file, "--backends", "reference").isRefusedWith(file + " is a file", results);
        CapturedCommand.run(file.resolve("below"), "--backends", "reference")
                .isRefusedWith(file + " is a file", results);
        assertThat(file).isEmptyFile();
    }

    @Test
    void anEmptyNameOfAFolderIsNotThisFolder() throws IOException {
        CapturedCommand.execute(List.of("run", "--out", "", "--backends", "reference"))
                .isRefusedWith("--out is empty; name a folder.", results);
    }

    @Test
    void anEmptyListOfBackendsIsNotAllOfThem() throws IOException {
        CapturedCommand.run(results, "--backends", "").isRefusedWith("--backends is empty; name some,", results);
    }

    @Test
    void aSentenceDoesNotQuoteWithoutEnd() throws IOException {
        CapturedCommand.run(results, "--backends", "x".repeat(100_000)).isRefusedWith("no backend \"xxx", results);
        CapturedCommand.run(results, "--url", "ws://" + "x".repeat(100_000)).isRefusedWith("--url ws://xxx", results);
    }

    @Test
    void aDamagedRunIsNamedWithTheFileAndThePlaceInIt() throws IOException {
        Path run = Files.createDirectory(given.resolve("run"));
        CapturedCommand.execute(List.of("report", run.toString())).isRefusedWith("holds no run.json", results);
        for (String damaged : List.of("", "{", "[]", "null", "{\"schema\": 99}", "\0\0\0", "{\"schema\":")) {
            Files.writeString(run.resolve("run.json"), damaged);
            CapturedCommand.execute(List.of("report", run.toString())).isRefusedWith("run.json", results);
        }
        Files.delete(run.resolve("run.json"));
        Files.createDirectory(run.resolve("run.json"));
        CapturedCommand.execute(List.of("report", run.toString())).isRefusedWith("holds no run.json", results);
    }

    private CapturedCommand execute(String line) {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ", -1)));
        if (arguments.getFirst().equals("run")) {
            arguments.addAll(List.of("--out", results.toString()));
        }
        return CapturedCommand.execute(arguments);
    }
}
