package dev.quire.orders;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Health component {@code lookups}, part of readiness: up while partitions of {@code chat.lookups} are ours. When the
 * listener ends though nobody asked it to, only a restart helps: liveness goes down and stays down.
 */
@Component("lookups")
final class LookupsHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(LookupsHealth.class);

    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private final ApplicationEventPublisher events;

    LookupsHealth(ConcurrentMessageListenerContainer<byte[], byte[]> container, ApplicationEventPublisher events) {
        this.container = container;
        this.events = events;
    }

    @Override
    public Health health() {
        Collection<TopicPartition> assigned = container.getAssignedPartitions();
        return (assigned.isEmpty() ? Health.down() : Health.up()).build();
    }

    @EventListener
    void listenerEnded(ConsumerStoppedEvent stopped) {
        if (stopped.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
            LOG.atError().addKeyValue("reason", stopped.getReason()).log("The listener ended; restart the service");
            AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
        }
    }
}
