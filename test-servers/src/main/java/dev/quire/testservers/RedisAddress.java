package dev.quire.testservers;

/**
 * A running, at first empty Redis.
 *
 * @param uri {@code redis://host:port}
 */
public record RedisAddress(String uri) {}
