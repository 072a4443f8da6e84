package dev.quire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.local.KafkaServer;
import dev.quire.local.Ports;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code quire topics} against a broker of its own. It lives here because module cli comes before the test servers. */
class TopicsIT {
    private static final int ALL = TopicCatalogue.all().size();

    private static KafkaServer kafka;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void startKafka(@TempDir Path directory) throws Exception {
        kafka = new KafkaServer(directory, Ports.anyFree(), Ports.anyFree());
        kafka.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @AfterEach
    void deleteTopics() throws Exception {
        try (Admin admin = admin()) {
            for (Topic<?> topic : TopicCatalogue.all()) {
                delete(admin, topic.name());
            }
        }
        awaitInList("missing", ALL);
    }

    /** By name, not as listed: the controller knows topics that the broker does not list yet. */
    private static void delete(Admin admin, String topic) throws Exception {
        try {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void createsWhatIsMissingOnceAndListsIt() {
        assertThat(run("topics", "list")).isZero();
        assertThat(lines())
                .hasSize(ALL + 1)
                .element(1)
                .asString()
                .startsWith("chat.messages ")
                .endsWith(" missing");

        assertThat(run("topics", "apply")).isZero();
        assertThat(lines())
                .contains("created chat.messages", "created chat.replies.dead-letters")
                .hasSize(ALL + 1);
        awaitInList("the same, replication factor 1", ALL);

        assertThat(run("topics", "apply")).isZero();
        assertThat(lines()).singleElement().asString().startsWith(ALL + " topics in the catalogue, 0 created");
    }

    @Test
    void reportsDifferencesAndLeavesThemAsTheyAre() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic("chat.messages", 12, (short) 1).configs(Map.of("retention.ms", "1000")),
                            new NewTopic("chat.lookups", 15, (short) 1)))
                    .all()
                    .get();
        }
        awaitInList("missing", ALL - 2);

        for (int time = 1; time <= 2; time++) {
            assertThat(run("topics", "apply")).isEqualTo(3);
            assertThat(lines())
                    .contains(
                            "chat.messages: retention.ms is 1000, should be 604800000",
                            "chat.lookups: partitions is 15, should be 12");
        }
    }

    @Test
    void moreCopiesThanBrokersIsOneLine() {
        assertThat(run("topics", "apply", "--replication-factor", "3")).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("Trouble with Kafka at " + kafka.bootstrapServers() + ": Unable to replicate");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--bootstrap-server", kafka.bootstrapServers()));
        return QuireCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    /** The controller says that a topic is created before every broker knows it. */
    private void awaitInList(String ending, int times) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        do {
            run("topics", "list");
        } while (lines().stream().filter(line -> line.endsWith(ending)).count() != times
                && System.nanoTime() < deadline);
        assertThat(lines()).filteredOn(line -> line.endsWith(ending)).hasSize(times);
    }
}
