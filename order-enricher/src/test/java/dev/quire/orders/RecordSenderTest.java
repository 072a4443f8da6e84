package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RecordSenderTest {
    private final MockProducer<byte[], byte[]> producer = Lookups.producer(false);
    private final RecordSender sender = Lookups.senderTo(producer);
    private final ProducerRecord<byte[], byte[]> first = new ProducerRecord<>("chat.replies", new byte[] {1});
    private final ProducerRecord<byte[], byte[]> second = new ProducerRecord<>("chat.replies", new byte[] {2});

    @Test
    void returnsOnceEverythingIsAcknowledged() {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sender.send(List.of(first, second)));
        while (producer.history().size() < 2) {
            Thread.onSpinWait();
        }
        producer.completeNext();
        assertThat(sent).isNotDone();

        producer.completeNext();

        assertThat(sent).succeedsWithin(Duration.ofSeconds(10));
        assertThat(producer.history()).containsExactly(first, second);
    }

    @Test
    void failsWhenAnAcknowledgementDoesNotCome() {
        assertThatThrownBy(() -> sender.send(List.of(first)))
                .isInstanceOf(KafkaException.class)
                .hasMessage("Not every record was acknowledged");
    }

    @Test
    void writesNothingPastARecordThatIsRefusedAtOnce() {
        producer.sendException = new TimeoutException("No metadata");

        assertThatThrownBy(() -> sender.send(List.of(first, second))).isInstanceOf(RuntimeException.class);

        assertThat(producer.history()).isEmpty();
    }

    @Test
    void nothingToSendIsDone() {
        sender.send(List.of());

        assertThat(producer.history()).isEmpty();
    }
}
