package dev.quire.testservers;

import dev.quire.local.Durability;
import dev.quire.local.FileTree;
import dev.quire.local.KafkaServer;
import dev.quire.local.LocalServer;
import dev.quire.local.Ports;
import dev.quire.local.PostgresServer;
import dev.quire.local.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Child processes of the test JVM, with their data in a temporary directory. */
final class EmbeddedServers implements Servers {
    private final Path directory;
    private @Nullable KafkaServer kafka;
    private @Nullable PostgresServer postgres;
    private @Nullable RedisServer redis;

    EmbeddedServers() {
        try {
            directory = Files.createTempDirectory("quire-test-servers-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "test-servers-end"));
    }

    @Override
    public synchronized KafkaAddress kafka() {
        if (kafka == null) {
            kafka = started(new KafkaServer(directory, Ports.anyFree(), Ports.anyFree()));
            CatalogueTopics.create(kafka.bootstrapServers());
        }
        return new KafkaAddress(kafka.bootstrapServers());
    }

    @Override
    public synchronized PostgresAddress postgres() {
        if (postgres == null) {
            postgres = started(new PostgresServer(directory, Ports.anyFree(), Durability.THROWAWAY));
        }
        return new PostgresAddress(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    @Override
    public synchronized RedisAddress redis() {
        if (redis == null) {
            redis = started(new RedisServer(directory, Ports.anyFree(), Durability.THROWAWAY));
        }
        return new RedisAddress(redis.uri());
    }

    private static <S extends LocalServer> S started(S server) {
        try {
            server.start();
            return server;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + server.name() + " started", e);
        }
    }

    /** At the end of the JVM: nobody needs the data any more, so nothing is written for a next start. */
    private synchronized void end() {
        try {
            for (LocalServer server :
                    Stream.of(kafka, postgres, redis).filter(Objects::nonNull).toList()) {
                server.kill();
            }
            FileTree.delete(directory);
        } catch (IOException e) {
            System.err.println("Cannot delete " + directory + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
