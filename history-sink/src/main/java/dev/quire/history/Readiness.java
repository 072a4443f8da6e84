package dev.quire.history;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Up when partitions are assigned and Redis answers on a new connection, as the listener needs one after trouble. */
final class Readiness implements HealthIndicator {
    private final MessageListenerContainer listener;
    private final RedisClient redis;

    Readiness(MessageListenerContainer listener, RedisClient redis) {
        this.listener = listener;
        this.redis = redis;
    }

    @Override
    public Health health() {
        var assigned = listener.getAssignedPartitions();
        boolean isAssigned = assigned != null && !assigned.isEmpty();
        boolean isReachable = redisAnswers();
        return Health.status(isAssigned && isReachable ? Status.UP : Status.DOWN)
                .withDetail("partitionsAssigned", isAssigned)
                .withDetail("redisReachable", isReachable)
                .build();
    }

    private boolean redisAnswers() {
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            return connection.sync().ping().equals("PONG");
        } catch (RedisException away) {
            return false;
        }
    }
}
