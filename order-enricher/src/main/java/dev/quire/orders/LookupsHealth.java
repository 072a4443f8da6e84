package dev.quire.orders;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

/** Health component {@code lookups}, part of readiness: up while partitions of {@code chat.lookups} are ours. */
@Component("lookups")
final class LookupsHealth implements HealthIndicator {
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;

    LookupsHealth(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        this.container = container;
    }

    @Override
    public Health health() {
        Collection<TopicPartition> assigned = container.getAssignedPartitions();
        return (assigned.isEmpty() ? Health.down() : Health.up())
                .withDetail("partitions", assigned.size())
                .build();
    }
}
