package dev.quire.cli;

import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Option;

/** Where Kafka is; mixed into every subcommand that talks to it. */
public final class KafkaOptions {
    /** An operator waits at the terminal: long enough for a broker that elects a leader, too short to wonder. */
    private static final int GIVE_UP_AFTER_MS = 10_000;

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "${KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
            description = "One or more brokers, separated by commas."
                    + " Default: $KAFKA_BOOTSTRAP_SERVERS, else localhost:9092.")
    private String bootstrapServer = "";

    /**
     * Lends an admin client to {@code work}.
     *
     * @throws KafkaException if Kafka does not answer or refuses, with a message that says where Kafka was expected
     */
    public <T> T withAdmin(Function<Admin, T> work) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServer,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "quire-cli",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                GIVE_UP_AFTER_MS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                GIVE_UP_AFTER_MS))) {
            return work.apply(admin);
        } catch (KafkaException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new KafkaException("Kafka does not answer at " + bootstrapServer, e);
            }
            throw new KafkaException("Trouble with Kafka at " + bootstrapServer, e);
        }
    }

    /** For a producer or consumer that gives up soon: an operator waits. */
    Map<String, Object> clientSettings() {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServer,
                CommonClientConfigs.CLIENT_ID_CONFIG,
                "quire-cli",
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                GIVE_UP_AFTER_MS / 2,
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                GIVE_UP_AFTER_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                GIVE_UP_AFTER_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                GIVE_UP_AFTER_MS);
    }

    @Override
    public String toString() {
        return bootstrapServer;
    }
}
