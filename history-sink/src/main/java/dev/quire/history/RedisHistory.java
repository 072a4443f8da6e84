package dev.quire.history;

import dev.quire.schemas.HistoryEntry;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch of entries in one pipeline through a connection of its own. The connection is opened when it is needed
 * and given up at the first trouble, together with everything in flight on it, so that a repeated batch runs from its
 * first entry to its last and no entry overtakes another of its topic.
 *
 * <p>For one thread.
 */
final class RedisHistory implements AutoCloseable {
    private final RedisClient client;
    private final String script;
    private final String maxEntries;
    private final String expirySeconds;
    private @Nullable StatefulRedisConnection<String, String> connection;

    /**
     * @param client without auto-reconnect; its time-out is the longest that a batch may take
     * @param maxEntries of one session
     * @param expiry of a session's history after its latest entry, in whole seconds
     */
    RedisHistory(RedisClient client, int maxEntries, Duration expiry) {
        this.client = client;
        this.script = script();
        this.maxEntries = Integer.toString(maxEntries);
        this.expirySeconds = Long.toString(expiry.toSeconds());
    }

    /** What became of one entry. */
    sealed interface Outcome {
        record Written() implements Outcome {}

        /** It was there already and stays where it is. */
        record Duplicate() implements Outcome {}

        /** Something that is not a history stands under the session's key. */
        record Refused(RedisCommandExecutionException cause) implements Outcome {}
    }

    /**
     * Returns when Redis has answered for every entry. In each history the entries come in the order given.
     *
     * @return the outcomes, in the order of the entries
     * @throws RedisException if Redis is away, hangs or cannot write now. Any number of entries may have landed: repeat
     *     the whole batch
     */
    List<Outcome> append(List<NewEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        try {
            return await(send(entries));
        } catch (RedisException e) {
            close();
            throw e;
        }
    }

    private List<RedisFuture<Long>> send(List<NewEntry> entries) {
        StatefulRedisConnection<String, String> open = connection();
        RedisAsyncCommands<String, String> redis = open.async();
        // With every batch, since a restart, a failover or SCRIPT FLUSH may have made Redis forget it. A script that is
        // known costs Redis one hash of its text.
        var _ = redis.scriptLoad(script);
        String digest = redis.digest(script);
        List<RedisFuture<Long>> replies = new ArrayList<>(entries.size());
        for (NewEntry entry : entries) {
            String history = HistoryEntry.key(entry.session());
            // Redis Cluster places a key with braces by what is inside them: both keys are in one slot.
            String[] keys = {history, "{" + history + "}:ids"};
            replies.add(redis.evalsha(
                    digest, ScriptOutputType.INTEGER, keys, entry.id(), entry.json(), maxEntries, expirySeconds));
        }
        open.flushCommands();
        return replies;
    }

    /** Each reply has the client's time-out, so this ends. */
    private static List<Outcome> await(List<RedisFuture<Long>> replies) {
        List<Outcome> outcomes = new ArrayList<>(replies.size());
        for (RedisFuture<Long> reply : replies) {
            try {
                long written = reply.toCompletableFuture().join();
                outcomes.add(written == 1 ? new Outcome.Written() : new Outcome.Duplicate());
            } catch (CompletionException e) {
                outcomes.add(refusedOrThrow(e.getCause()));
            }
        }
        return outcomes;
    }

    /** All other errors (loading, read-only, out of memory, ...) are about Redis, not about this entry. */
    private static Outcome refusedOrThrow(@Nullable Throwable cause) {
        if (cause instanceof RedisCommandExecutionException e
                && Objects.requireNonNullElse(e.getMessage(), "").contains("WRONGTYPE")) {
            return new Outcome.Refused(e);
        }
        throw cause instanceof RedisException e ? e : new RedisException(cause);
    }

    private StatefulRedisConnection<String, String> connection() {
        StatefulRedisConnection<String, String> open = connection;
        if (open == null || !open.isOpen()) {
            close();
            open = client.connect();
            open.setAutoFlushCommands(false);
            connection = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private static String script() {
        try (InputStream file = RedisHistory.class.getResourceAsStream("append-entry.lua")) {
            return new String(Objects.requireNonNull(file, "append-entry.lua").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
