package dev.quire.testservers;

import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Containers, which Testcontainers removes when the test JVM has ended. */
final class ContainerServers implements Servers {
    private static final String NO_DOCKER =
            "Tests are skipped: quire.test.servers=containers, but no Docker engine answers here";

    private static final int REDIS_PORT = 6379;

    private @Nullable KafkaContainer kafka;
    private @Nullable PostgreSQLContainer postgres;
    private @Nullable GenericContainer<?> redis;

    @Override
    public synchronized KafkaAddress kafka() {
        if (kafka == null) {
            KafkaContainer starting = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion())
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "6000")
                    .withEnv("KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "6000")
                    .withEnv("KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "1000")
                    .withEnv("KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000")
                    .withEnv("KAFKA_GROUP_STREAMS_INITIAL_REBALANCE_DELAY_MS", "0");
            start(starting);
            CatalogueTopics.create(starting.getBootstrapServers());
            kafka = starting;
        }
        return new KafkaAddress(kafka.getBootstrapServers());
    }

    @Override
    public synchronized PostgresAddress postgres() {
        if (postgres == null) {
            PostgreSQLContainer starting = new PostgreSQLContainer("postgres:18");
            start(starting);
            postgres = starting;
        }
        return new PostgresAddress(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public synchronized RedisAddress redis() {
        if (redis == null) {
            GenericContainer<?> starting = new GenericContainer<>("redis:7").withExposedPorts(REDIS_PORT);
            start(starting);
            redis = starting;
        }
        return new RedisAddress("redis://" + redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT));
    }

    private static void start(GenericContainer<?> container) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.err.println(NO_DOCKER);
            Assumptions.abort(NO_DOCKER);
        }
        container.start();
    }
}
