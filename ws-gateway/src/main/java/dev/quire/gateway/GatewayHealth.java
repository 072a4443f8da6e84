package dev.quire.gateway;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Part of readiness: Kafka has been reached once, to read replies and to write messages. Partitions are read when sessions
 * come, so there is nothing to catch up with before. A Kafka that goes away later does not take the gateway out of
 * service; visitors stay connected and are told to try again. Redis is never needed.
 */
final class GatewayHealth implements HealthIndicator {
    private final RepliesReader reader;
    private final MessagePublisher publisher;

    GatewayHealth(RepliesReader reader, MessagePublisher publisher) {
        this.reader = reader;
        this.publisher = publisher;
    }

    @Override
    public Health health() {
        boolean canRead = reader.isReady();
        boolean canWrite = publisher.isReady();
        return (canRead && canWrite ? Health.up() : Health.outOfService())
                .withDetail("canRead", canRead)
                .withDetail("canWrite", canWrite)
                .build();
    }
}
