package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.cli.Topics;
import dev.quire.local.Durability;
import dev.quire.local.KafkaServer;
import dev.quire.local.Ports;
import dev.quire.local.PostgresServer;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.NameLookup;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.testservers.TestServers;
import dev.quire.testservers.TestTopics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost or out of order, whatever ends in the middle of the stream, and visitors hear of a delay once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {
    private static final int ROUNDS = 20;

    private Path directory;
    private PostgresServer postgres;

    @BeforeAll
    void createPostgres(@TempDir Path directory) {
        this.directory = directory;
        postgres = new PostgresServer(directory.resolve("postgres"), Ports.anyFree(), Durability.THROWAWAY);
    }

    /** Whatever the test before left behind. */
    @BeforeEach
    void postgresServes() throws InterruptedException {
        if (postgres.isRunning()) {
            postgres.resume();
        } else {
            postgres.start();
        }
    }

    @AfterAll
    void stopPostgres() {
        postgres.close();
    }

    @Test
    void postgresStopsAndComesBackInTheMiddle() throws InterruptedException {
        try (RunningEnricher service = start(kafka());
                Conversations conversations = new Conversations(kafka())) {
            service.awaitReady();
            conversations.ask(ROUNDS);
            postgres.stop();
            conversations.ask(ROUNDS);
            service.awaitReadiness(503);
            conversations.awaitNoticeToLast();
            // Who asks in the middle of an outage hears of it as well.
            conversations.ask(1);
            conversations.awaitNoticeToLast();
            postgres.start();
            conversations.ask(ROUNDS);

            conversations.assertAllAnsweredInOrderAndToldOnce();
            service.awaitReady();
        }
    }

    @Test
    void whatMayBeANameDoesNotWaitForPostgres() throws InterruptedException {
        postgres.stop();
        NameLookup name =
                new NameLookup(Lookups.newSession(), MessageId.random(), "Dracula", List.of(), null, Instant.now());
        try (RunningEnricher _ = start(kafka());
                TestTopics topics = new TestTopics(kafka())) {
            topics.publish(TopicCatalogue.LOOKUPS, name);

            assertThat(topics.await(TopicCatalogue.LLM_REQUESTS, name.sessionId(), 1))
                    .containsExactly(name.otherwise());
        }
    }

    @Test
    void aPostgresThatHangsCountsAsAway() throws InterruptedException, IOException {
        try (RunningEnricher service = start(kafka());
                Conversations conversations = new Conversations(kafka())) {
            service.awaitReady();
            conversations.ask(ROUNDS);
            postgres.pause();
            conversations.ask(ROUNDS);
            conversations.awaitNoticeToLast();
            HttpResponse<String> response = service.get("/api/orders/123456/status");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(response.headers().firstValue("Retry-After")).contains("5");
            postgres.resume();
            conversations.ask(ROUNDS);

            conversations.assertAllAnsweredInOrderAndToldOnce();
            service.awaitReady();
        }
    }

    @Test
    void theServiceStartsBeforePostgres() throws InterruptedException {
        postgres.stop();
        try (RunningEnricher service = start(kafka());
                Conversations conversations = new Conversations(kafka())) {
            service.awaitReadiness(503);
            conversations.ask(ROUNDS);
            conversations.awaitNoticeToLast();
            postgres.start();

            conversations.assertAllAnsweredInOrderAndToldOnce();
            service.awaitReady();
        }
    }

    @Test
    void theServiceEndsAndStartsInTheMiddle() {
        try (Conversations conversations = new Conversations(kafka())) {
            try (RunningEnricher service = start(kafka())) {
                service.awaitReady();
                conversations.ask(ROUNDS);
            }
            conversations.ask(ROUNDS);
            try (RunningEnricher _ = start(kafka())) {
                conversations.ask(ROUNDS);

                conversations.assertAllAnsweredInOrder();
            }
        }
    }

    @Test
    void anotherInstanceJoinsAndTheFirstLeavesInTheMiddle() {
        try (Conversations conversations = new Conversations(kafka())) {
            RunningEnricher first = start(kafka());
            try (RunningEnricher second = start(kafka())) {
                first.awaitReady();
                conversations.ask(ROUNDS);
                second.awaitReady();
                conversations.ask(ROUNDS);
                first.close();
                conversations.ask(ROUNDS);

                conversations.assertAllAnsweredInOrder();
            }
        }
    }

    @Test
    void theServiceIsKilledAndStartsInTheMiddle() throws IOException, InterruptedException {
        try (Conversations conversations = new Conversations(kafka())) {
            Process service = startProcess();
            try {
                conversations.ask(1);
                conversations.assertAllAnsweredInOrder();
                conversations.ask(ROUNDS);
            } finally {
                service.destroyForcibly().waitFor();
            }
            conversations.ask(ROUNDS);
            try (RunningEnricher _ = start(kafka())) {
                conversations.ask(ROUNDS);

                conversations.assertAllAnsweredInOrder();
            }
        }
    }

    @Test
    void kafkaIsKilledAndComesBackInTheMiddle() throws Exception {
        try (KafkaServer kafka = new KafkaServer(directory.resolve("kafka"), Ports.anyFree(), Ports.anyFree())) {
            kafka.start();
            createTopics(kafka.bootstrapServers());
            try (RunningEnricher service = start(kafka.bootstrapServers());
                    Conversations conversations = new Conversations(kafka.bootstrapServers())) {
                service.awaitReady();
                conversations.ask(ROUNDS);
                kafka.kill();
                kafka.start();
                conversations.ask(ROUNDS);

                conversations.assertAllAnsweredInOrder();
            }
        }
    }

    private static String kafka() {
        return TestServers.kafka().bootstrapServers();
    }

    private RunningEnricher start(String kafka) {
        return new RunningEnricher(kafka, database(), settings());
    }

    /** The service in a process of its own, which can be killed. */
    private Process startProcess() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OrderEnricherApplication.class.getName()));
        command.addAll(RunningEnricher.arguments(kafka(), database(), settings()));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private RunningEnricher.Database database() {
        return new RunningEnricher.Database(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static String[] settings() {
        return new String[] {"quire.orders.sample-data=true", "quire.orders.notice-after=1s"};
    }

    private static void createTopics(String kafka) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            Topics.apply(admin, (short) 1);
        }
    }
}
