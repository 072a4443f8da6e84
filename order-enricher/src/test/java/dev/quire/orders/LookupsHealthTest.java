package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

class LookupsHealthTest {

    @ParameterizedTest
    @CsvSource({"NORMAL, CORRECT", "ABNORMAL, BROKEN", "AUTH, BROKEN", "ERROR, BROKEN"})
    void anEndThatNobodyAskedForBreaksLiveness(ConsumerStoppedEvent.Reason reason, LivenessState expected) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(ConcurrentMessageListenerContainer.class, LookupsHealthTest::idleContainer);
            context.register(ApplicationAvailabilityBean.class, LookupsHealth.class);
            context.refresh();
            AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);

            context.publishEvent(new ConsumerStoppedEvent(this, this, reason));

            assertThat(context.getBean(ApplicationAvailability.class).getLivenessState())
                    .isEqualTo(expected);
            assertThat(context.getBean(LookupsHealth.class).health().getStatus())
                    .isEqualTo(Status.DOWN);
        }
    }

    /** Not started, so it has no partition. */
    private static ConcurrentMessageListenerContainer<byte[], byte[]> idleContainer() {
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(Map.of(), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                new ContainerProperties("chat.lookups"));
        container.setAutoStartup(false);
        return container;
    }
}
