package dev.quire.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.TopicCatalogue;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

class DeadLettersTest {
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final DeadLetters deadLetters = new DeadLetters(new KafkaTemplate<>(() -> producer), "history-sink");

    @Test
    void aLetterIsTheRecordAndWhyItWasPutAside() {
        ConsumerRecord<byte[], byte[]> record =
                Records.record(TopicCatalogue.REPLIES, 3, 42, "no JSON".getBytes(UTF_8));

        ProducerRecord<byte[], byte[]> letter = letterOf(record);

        assertThat(letter.topic()).isEqualTo("chat.replies.dead-letters");
        assertThat(letter.key()).isEqualTo(record.key());
        assertThat(letter.value()).isEqualTo(record.value());
        assertThat(header(letter, DeadLetterHeaders.CAUSE)).isEqualTo(IllegalArgumentException.class.getName());
    }

    @Test
    void aRecordTooLargeForADeadLetterLeavesOnlyItsPlace() {
        ProducerRecord<byte[], byte[]> letter =
                letterOf(Records.record(TopicCatalogue.MESSAGES, 3, 42, new byte[1_000_000]));

        assertThat(letter.topic()).isEqualTo("chat.messages.dead-letters");
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(header(letter, DeadLetterHeaders.PARTITION)).isEqualTo("3");
        assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo("42");
    }

    private ProducerRecord<byte[], byte[]> letterOf(ConsumerRecord<byte[], byte[]> record) {
        deadLetters.send(List.of(new Rejected(record, new IllegalArgumentException("bad"))));
        return producer.history().getFirst();
    }

    private static String header(ProducerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
