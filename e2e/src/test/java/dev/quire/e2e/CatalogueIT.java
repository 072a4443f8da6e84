package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.local.Service;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Answers changed while everything runs. */
@ExtendWith(QuireExtension.class)
class CatalogueIT {
    private static final Path BUILT_IN = Path.of("..", "understanding", "src", "main", "resources", "catalogue.yaml");
    private static final String QUESTION = "How long does shipping take?";
    private static final String ANSWER =
            "Standard shipping takes 5-7 business days. Express shipping is 2-3 business days.";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void publishedCatalogueAnswersWithoutARestartUntilItIsTakenBack(Quire quire)
            throws IOException, InterruptedException {
        Path file = directory.resolve("catalogue.yaml");
        Files.writeString(file, Files.readString(BUILT_IN).replace(ANSWER, "It takes as long as it takes."));
        try (VisitorSocket visitor = new VisitorSocket(quire.uri(Service.WS_GATEWAY, "/"))) {
            SessionId session = visitor.join();
            assertThat(visitor.ask(QUESTION)).isEqualTo(ANSWER);

            QuireCli.Ended applied = intents(quire, "apply", file.toString());

            assertThat(applied.exitCode()).as(applied.output()).isZero();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(visitor.ask(QUESTION)).isEqualTo("It takes as long as it takes."));
            assertThat(applied.output()).contains(catalogueVersionOfTheLastReply(quire, session));
            assertThat(intents(quire, "show").output()).contains("It takes as long as it takes.");

            quire.stack().service(Service.INTENT_PROCESSOR).kill();
            quire.stack().service(Service.INTENT_PROCESSOR).start();
            assertThat(visitor.ask(QUESTION)).isEqualTo("It takes as long as it takes.");

            assertThat(intents(quire, "reset").exitCode()).isZero();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(visitor.ask(QUESTION)).isEqualTo(ANSWER));
        } finally {
            intents(quire, "reset");
        }
    }

    @Test
    void brokenCatalogueIsRefusedWithLineAndReason(Quire quire) throws IOException, InterruptedException {
        Path file = directory.resolve("broken.yaml");
        Files.writeString(file, "fallback: Sorry.\nintents:\n  - name: Shipping!\n    phrases: [shipping]\n");

        QuireCli.Ended refused = intents(quire, "apply", file.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).contains("broken.yaml:3", "a name is lower-case letters");
        assertThat(intents(quire, "show").output()).contains("No catalogue is published");
    }

    private static String catalogueVersionOfTheLastReply(Quire quire, SessionId session) {
        byte[] last =
                quire.records().of(TopicCatalogue.REPLIES, session).getLast().value();
        return EventJson.MAPPER.readTree(last).at("/matched/catalogueVersion").asString();
    }

    private static QuireCli.Ended intents(Quire quire, String... arguments) throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 3];
        all[0] = "intents";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--bootstrap-server";
        all[arguments.length + 2] = quire.stack().kafkaBootstrapServers();
        return QuireCli.run(all);
    }
}
