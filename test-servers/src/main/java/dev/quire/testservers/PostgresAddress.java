package dev.quire.testservers;

/** A running, at first empty database whose owner is {@code user}. */
public record PostgresAddress(String jdbcUrl, String user, String password) {}
