package dev.quire.history;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Up when partitions are assigned and Redis answers on a new connection, as the listener would need after trouble. */
final class Readiness extends AbstractHealthIndicator {
    private final MessageListenerContainer listener;
    private final RedisClient redis;

    Readiness(MessageListenerContainer listener, RedisClient redis) {
        this.listener = listener;
        this.redis = redis;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        int partitions = listener.getAssignedPartitions() == null
                ? 0
                : listener.getAssignedPartitions().size();
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            connection.sync().ping();
        }
        health.status(partitions > 0 ? "UP" : "DOWN").withDetail("assignedPartitions", partitions);
    }
}
