package dev.quire.history;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;

/** When the listener ends though nobody asked it to, only a restart helps: liveness goes down and stays down. */
final class ListenerEnd implements ApplicationListener<ConsumerStoppedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerEnd.class);

    private final ApplicationEventPublisher events;

    ListenerEnd(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void onApplicationEvent(ConsumerStoppedEvent stopped) {
        if (stopped.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
            LOG.atError().addKeyValue("reason", stopped.getReason()).log("The listener ended; restart the service");
            AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
        }
    }
}
