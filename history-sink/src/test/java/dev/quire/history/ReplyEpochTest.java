package dev.quire.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.schemas.Cursor;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ReplyEpochTest {
    private final Queue<Uuid> topicIds = new ArrayDeque<>();
    private final ReplyEpoch epoch = new ReplyEpoch(() -> {
        Uuid next = topicIds.poll();
        if (next == null) {
            throw new KafkaException("away");
        }
        return next;
    });

    @Test
    void itIsTheBeginningOfTheTopicsIdAndFitsIntoACursor() {
        topicIds.add(Uuid.fromString("x-_5C3BTQ7mdUvVgDpDH9A"));

        assertThat(epoch.current()).isEqualTo("x-_5C3BTQ7md");
        assertThat(Cursor.parse(new Cursor(epoch.current(), 3, 42).toString()).epoch())
                .isEqualTo("x-_5C3BTQ7md");
    }

    @Test
    void kafkaIsAskedOnce() {
        topicIds.add(Uuid.randomUuid());

        assertThat(epoch.current()).isEqualTo(epoch.current());
    }

    @Test
    void anAssignmentMayBeOfATopicThatWasCreatedAgain() {
        Uuid recreated = Uuid.randomUuid();
        topicIds.addAll(List.of(Uuid.randomUuid(), recreated));
        String before = epoch.current();

        epoch.onPartitionsAssigned(new MockConsumer<>("earliest"), List.of());

        assertThat(epoch.current())
                .isNotEqualTo(before)
                .isEqualTo(recreated.toString().substring(0, 12));
    }

    @Test
    void aFailedQuestionIsAskedAgain() {
        assertThatThrownBy(epoch::current).hasMessage("away");
        topicIds.add(Uuid.randomUuid());

        assertThat(epoch.current()).hasSize(12);
    }
}
