package dev.quire.gateway;

import dev.quire.schemas.HistoryEntry;
import dev.quire.schemas.SessionId;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads histories from Redis. While Redis is away each caller waits no longer than the time-out; the chat itself does not
 * need Redis. Safe for use by many threads.
 */
final class HistoryReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HistoryReader.class);

    /** Commands that wait for an answer, all visitors together; more fail at once. */
    private static final int MAX_WAITING_COMMANDS = 10_000;

    private static final Duration RETRY_PAUSE = Duration.ofMillis(50);

    private final SparseLog sparseLog = new SparseLog(log);
    private final RedisClient client;
    private final HistoryPage.Bounds bounds;
    private final Duration timeout;
    private final ReentrantLock connecting = new ReentrantLock();

    /** Null until the first connect; after that Lettuce connects again by itself. */
    private volatile @Nullable StatefulRedisConnection<String, String> connection;

    /** @param maxPageBytes beyond which the oldest entries are left out */
    HistoryReader(String redisUrl, GatewayProperties.History limits, int maxPageBytes) {
        RedisURI uri = RedisURI.create(redisUrl);
        uri.setTimeout(limits.timeout());
        client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAX_WAITING_COMMANDS)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(limits.timeout()).build())
                .build());
        bounds = new HistoryPage.Bounds(limits.maxEntries(), maxPageBytes);
        timeout = limits.timeout();
    }

    /** Connects, so that the first visitor who comes back need not wait for it. If Redis is away, that visitor tries again. */
    void warmUp() {
        try {
            connection(System.nanoTime() + timeout.toNanos());
        } catch (RedisException e) {
            log.warn("Redis does not answer yet error={}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Blocks up to the time-out. Empty when Redis does not answer; a session without a history has an empty page. */
    Optional<HistoryPage> read(SessionId session) throws InterruptedException {
        String key = HistoryEntry.key(session);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                return Optional.of(
                        HistoryPage.of(connection(deadline).sync().lrange(key, 0, bounds.entries() - 1), bounds));
            } catch (RedisException e) {
                if (System.nanoTime() + RETRY_PAUSE.toNanos() >= deadline) {
                    sparseLog.warn(
                            "Redis does not answer, history left out session={} error={}", session, e.toString());
                    return Optional.empty();
                }
            }
            TimeUnit.NANOSECONDS.sleep(RETRY_PAUSE.toNanos());
        }
    }

    private StatefulRedisConnection<String, String> connection(long deadline) throws InterruptedException {
        StatefulRedisConnection<String, String> open = connection;
        if (open != null) {
            return open;
        }
        if (!connecting.tryLock(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            throw new RedisException("No connection yet");
        }
        try {
            StatefulRedisConnection<String, String> other = connection;
            if (other != null) {
                return other;
            }
            StatefulRedisConnection<String, String> first = client.connect();
            connection = first;
            return first;
        } finally {
            connecting.unlock();
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
