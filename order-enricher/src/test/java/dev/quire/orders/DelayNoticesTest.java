package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.orders.books.BookReplies;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class DelayNoticesTest {
    private static final Instant DUE = Lookups.ASKED.plusSeconds(5);

    private final MockProducer<byte[], byte[]> producer = Lookups.producer(true);
    private final DelayNotices notices = new DelayNotices(
            new LookupAnswers(new OrderReplies(Lookups.PROPERTIES), new BookReplies()),
            Lookups.senderTo(producer),
            Lookups.PROPERTIES);
    private final ReceivedLookup.OrderQuestion question = Lookups.question("123456");

    @Test
    void aVisitorIsToldAfterFiveSecondsAndOnce() {
        notices.tell(List.of(question), DUE.minusMillis(1));
        assertThat(told()).isEmpty();

        notices.tell(List.of(question), DUE);
        notices.tell(List.of(question), DUE.plusSeconds(1));

        assertThat(told()).containsExactly(question.lookup().messageId());
    }

    @Test
    void whoComesLaterIsToldLater() {
        ReceivedLookup.OrderQuestion later = Lookups.question("234567");

        notices.tell(List.of(question), DUE);
        notices.tell(List.of(question, later), DUE);

        assertThat(told())
                .containsExactly(question.lookup().messageId(), later.lookup().messageId());
    }

    @Test
    void aMessageThatIsInTheBatchTwiceIsToldOnce() {
        notices.tell(List.of(question, question), DUE);

        assertThat(told()).containsExactly(question.lookup().messageId());
    }

    @Test
    void aMalformedRecordHasNobodyToTell() {
        notices.tell(
                List.of(ReceivedLookup.read(Lookups.record("key", "poison".getBytes(StandardCharsets.UTF_8)))), DUE);

        assertThat(told()).isEmpty();
    }

    @Test
    void aQuestionFromTheFarFutureIsNotDueAndHarmsNoOther() {
        OrderLookup lookup = Lookups.lookup("234567");
        OrderLookup future =
                new OrderLookup(lookup.sessionId(), lookup.messageId(), lookup.orderNumber(), null, Instant.MAX);

        notices.tell(List.of(new ReceivedLookup.OrderQuestion(question.record(), future), question), DUE);

        assertThat(told()).containsExactly(question.lookup().messageId());
    }

    @Test
    void whatKafkaDidNotTakeIsDueAgain() {
        producer.sendException = new TimeoutException("Kafka is away");
        assertThatThrownBy(() -> notices.tell(List.of(question), DUE)).isInstanceOf(RuntimeException.class);
        producer.sendException = null;

        notices.tell(List.of(question), DUE.plusSeconds(1));

        assertThat(told()).containsExactly(question.lookup().messageId());
    }

    @Test
    void onlyTheNewestAreRemembered() {
        notices.tell(List.of(question), DUE);
        notices.tell(List.of(Lookups.question("234567"), Lookups.question("345678")), DUE);

        notices.tell(List.of(question), DUE);

        assertThat(told()).hasSize(4).endsWith(question.lookup().messageId());
    }

    private List<MessageId> told() {
        return producer.history().stream()
                .map(record -> TopicCatalogue.REPLIES.read(record.value()).inReplyTo())
                .toList();
    }
}
