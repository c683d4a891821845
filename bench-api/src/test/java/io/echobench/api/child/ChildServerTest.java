package io.echobench.api.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.echobench.api.BackendException;
import io.echobench.api.BackendUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class ChildServerTest {

    @Test
    void takesWhatItIsFromTheReadyLine() throws BackendException {
        String ready = "{\"event\":\"ready\",\"endpoints\":[\"ws://127.0.0.1:7/echo\",\"ws://127.0.0.1:8/echo\"],"
                + "\"software\":\"S 1\",\"transport\":\"epoll\"}";
        try (ChildServer child = ChildServer.start(Children.scripted("say", ready))) {
            assertThat(child.endpoints())
                    .containsExactly(URI.create("ws://127.0.0.1:7/echo"), URI.create("ws://127.0.0.1:8/echo"));
            assertThat(child.software()).isEqualTo("S 1");
            assertThat(child.transport()).isEqualTo("epoll");
        }
    }

    @Test
    void saysWhyAndHowWhenTheChildIsUnavailable() {
        ChildCommand command =
                Children.scripted("say", "{\"event\":\"unavailable\",\"why\":\"no node\",\"how\":\"install it\"}");
        BackendUnavailableException unavailable =
                catchThrowableOfType(BackendUnavailableException.class, () -> ChildServer.start(command));
        assertThat(unavailable.why()).isEqualTo("no node");
        assertThat(unavailable.how()).isEqualTo("install it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"event\":\"failed\",\"why\":\"port 80 is taken\"} | port 80 is taken",
                "Server started on port 80 | no JSON object: Server started on port 80",
                "{\"event\":\"started\"} | no event of the contract",
                "{\"event\":\"ready\"} | ready without endpoints",
                "{\"event\":\"ready\",\"endpoints\":[]} | ready without endpoints",
                "{\"event\":\"ready\",\"endpoints\":[\"no uri\"]} | an endpoint that is no URI: [no uri]"
            })
    void failsWithASentenceWhenTheFirstLineIsNotReady(String line, String sentence) {
        assertThatThrownBy(() -> ChildServer.start(Children.scripted("say", line)))
                .isExactlyInstanceOf(BackendException.class)
                .hasMessageContaining(sentence);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .as("no process is left")
                .isEmpty();
    }

    @Test
    void failsWithTheExitStatusWhenTheChildDiesBeforeItIsReady() {
        assertThatThrownBy(() -> ChildServer.start(Children.scripted("die")))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("exit status 3");
    }

    @Test
    void failsAtTheDeadlineWhenTheChildIsNeverReady() {
        ChildCommand command = new ChildCommand(
                Children.program(ScriptedChild.class, "silent"), Optional.empty(), Duration.ofSeconds(1));
        assertThatThrownBy(() -> ChildServer.start(command))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("did not print its first line within 1 s");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .as("no process is left")
                .isEmpty();
    }

    @Test
    void waitsAsLongAsItsCommandSaysForAChildThatHasSomethingToWriteAtItsEnd() throws BackendException {
        ChildCommand command = Children.scripted("slow-to-stop").withGrace(Duration.ofSeconds(50));
        ChildServer child = ChildServer.start(command);
        child.close();

        assertThat(child.killed()).isFalse();
        assertThat(child.ended()).contains("exit status 0");
    }

    @Test
    void failsWhenThereIsNoSuchProgram() {
        ChildCommand command = new ChildCommand(List.of("/no/such/program"), Optional.empty(), Duration.ofSeconds(1));
        assertThatThrownBy(() -> ChildServer.start(command))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("cannot start /no/such/program");
    }

    @Test
    void failsWhenTheChildDiesInsteadOfAnswering() throws BackendException {
        try (ChildServer child = ChildServer.start(Children.scripted("die-when-asked"))) {
            assertThatThrownBy(child::mark).isInstanceOf(BackendException.class).hasMessageContaining("exit status 4");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"event\":\"unknown\",\"why\":\"no verb stats\"} | no verb stats",
                "{\"event\":\"marked\"} | marked",
                "{\"cpuNanos\":5} | cpuNanos"
            })
    void failsWhenStatsAreAnsweredWithSomethingElse(String answer, String named) throws BackendException {
        try (ChildServer child = ChildServer.start(Children.scripted("answer", answer))) {
            assertThatThrownBy(child::stats)
                    .isExactlyInstanceOf(BackendException.class)
                    .hasMessageContaining("answered stats with something else than stats")
                    .hasMessageContaining(named);
        }
    }

    @Test
    void killsAChildThatDoesNotStopWithinItsGrace() throws BackendException {
        ChildServer child = ChildServer.start(Children.scripted("stubborn"));
        child.close();
        assertThat(child.process().isAlive()).isFalse();
    }

    @Test
    void saysWhetherItHadToBeKilled() throws BackendException {
        ChildServer stubborn = ChildServer.start(Children.scripted("stubborn"));
        stubborn.close();
        ChildServer docile = ChildServer.start(Children.scripted("flood"));
        docile.close();

        assertThat(stubborn.killed()).isTrue();
        assertThat(stubborn.ended()).contains("killed by signal 9 (SIGKILL)");
        assertThat(docile.killed()).isFalse();
        assertThat(docile.ended()).contains("exit status 0");
    }

    @Test
    void tellsTheSignalThatEndedTheChildInsteadOfItsAnswer() throws BackendException {
        try (ChildServer child = ChildServer.start(Children.scripted("stubborn"))) {
            assertThat(child.ended()).isEmpty();
            assertThat(child.process().destroyForcibly()).isTrue();
            assertThatThrownBy(child::stats)
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("killed by signal 9 (SIGKILL)");
        }
    }

    @Test
    void aFloodOfLinesNeitherBlocksTheChildNorFillsTheParent() throws BackendException {
        try (ChildServer child = ChildServer.start(Children.scripted("flood"))) {
            assertThatThrownBy(child::mark).hasMessageContaining("no JSON object: a line of a log, number 0");
        }
    }

    @Test
    void anEndlessLineIsQuotedInShort() {
        assertThatThrownBy(() -> ChildServer.start(Children.scripted("endless-line")))
                .hasMessageContaining("no JSON object: xxxx")
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void anEmptyLineIsNotTheEnd() {
        assertThatThrownBy(() -> ChildServer.start(Children.scripted("empty-line")))
                .hasMessageContaining("no JSON object");
    }

    @Test
    void whatTheChildStartedEndsWithIt() throws BackendException {
        ChildServer child = ChildServer.start(Children.scripted("parent"));
        List<ProcessHandle> started = child.process().descendants().toList();
        assertThat(started).isNotEmpty();

        child.close();

        assertThat(started).allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }
}
