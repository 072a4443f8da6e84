package dev.quire.testservers;

/**
 * Real servers for integration tests, one of each per test JVM, ended with it. They are child processes from Maven
 * Central, or containers with {@code -Dquire.test.servers=containers}; tests are skipped where no Docker engine answers.
 *
 * <p>A test that stops, kills or freezes its server starts one of its own from {@code dev.quire.local}.
 */
public final class TestServers {
    private static final Servers SERVERS = switch (System.getProperty("quire.test.servers", "embedded")) {
        case "embedded" -> new EmbeddedServers();
        case "containers" -> new ContainerServers();
        case String other ->
            throw new IllegalArgumentException("quire.test.servers is 'embedded' or 'containers', not '" + other + "'");
    };

    private TestServers() {}

    /** A broker with all topics of the catalogue. */
    public static KafkaAddress kafka() {
        return SERVERS.kafka();
    }

    public static PostgresAddress postgres() {
        return SERVERS.postgres();
    }

    public static RedisAddress redis() {
        return SERVERS.redis();
    }
}
