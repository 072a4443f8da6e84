package dev.quire.gateway;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Part of readiness: replies are followed and Kafka has been reached once. A Kafka that goes away later does not take the
 * gateway out of service; visitors stay connected and are told to try again. Redis is never needed.
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
        boolean follows = reader.isReady();
        boolean canWrite = publisher.isReady();
        return (follows && canWrite ? Health.up() : Health.outOfService())
                .withDetail("followsReplies", follows)
                .withDetail("canWrite", canWrite)
                .build();
    }
}
