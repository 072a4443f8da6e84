package dev.quire.testservers;

/** Starts each server when first asked for, then gives the same one again. Safe for use by many threads. */
sealed interface Servers permits EmbeddedServers, ContainerServers {
    KafkaAddress kafka();

    PostgresAddress postgres();

    RedisAddress redis();
}
