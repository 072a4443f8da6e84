package dev.quire.testservers;

/**
 * A running broker that has all topics of the catalogue. They are shared by the tests of a JVM: a test reads what is its
 * own by its session ids.
 *
 * @param bootstrapServers host:port
 */
public record KafkaAddress(String bootstrapServers) {}
