package dev.quire.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.kafka.event.ConsumerStoppedEvent;

class ListenerEndTest {

    @ParameterizedTest
    @CsvSource({
        "NORMAL, CORRECT",
        "ABNORMAL, BROKEN",
        "FENCED, BROKEN",
        "AUTH, BROKEN",
        "NO_OFFSET, BROKEN",
        "ERROR, BROKEN"
    })
    void anEndThatNobodyAskedForBreaksLiveness(ConsumerStoppedEvent.Reason reason, LivenessState expected) {
        try (var context =
                new AnnotationConfigApplicationContext(ApplicationAvailabilityBean.class, ListenerEnd.class)) {
            AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);

            context.publishEvent(new ConsumerStoppedEvent(this, this, reason));

            assertThat(context.getBean(ApplicationAvailability.class).getLivenessState())
                    .isEqualTo(expected);
        }
    }
}
