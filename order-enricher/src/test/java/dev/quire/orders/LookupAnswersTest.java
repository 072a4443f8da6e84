package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.orders.books.Advices;
import dev.quire.orders.books.BookAdvice;
import dev.quire.orders.books.BookReplies;
import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.Notice;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LookupAnswersTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final Instant NOW = Lookups.ASKED.plusSeconds(1);

    private final LookupAnswers answers = new LookupAnswers(new OrderReplies(Lookups.PROPERTIES), new BookReplies());

    @Test
    void aKnownOrderIsAnsweredUnderItsSession() {
        ReceivedLookup.OrderQuestion question = Lookups.question("123456");

        LookupOutcome outcome = answers.answer(question, orders("123456", "cancelled"), NOW);

        assertThat(outcome.kind()).isEqualTo(LookupOutcome.Kind.FOUND);
        ProducerRecord<byte[], byte[]> written = outcome.toWrite().getFirst();
        assertThat(outcome.toWrite()).hasSize(1);
        assertThat(written.topic()).isEqualTo("chat.replies");
        assertThat(written.key()).isEqualTo(question.record().key());
        assertThat(reply(written).text()).startsWith("Your order #123456 is cancelled");
    }

    @Test
    void anOrderThatNobodyPlacedIsAnsweredToo() {
        LookupOutcome outcome = answers.answer(Lookups.question("999999"), orders("123456", "cancelled"), NOW);

        assertThat(outcome.kind()).isEqualTo(LookupOutcome.Kind.UNKNOWN);
        assertThat(reply(outcome.toWrite().getFirst()).text()).contains("#999999");
    }

    @Test
    void aWishIsAnsweredWithWhatWasFoundForIt() {
        ReceivedLookup.BookQuestion wish = Lookups.wish("fantasy");
        FoundFacts facts =
                new FoundFacts(Map.of(), Map.of(wish.lookup(), Advices.withoutBooks(BookAdvice.Kind.SHELF)), Map.of());

        LookupOutcome outcome = answers.answer(wish, facts, NOW);

        assertThat(outcome.kind()).isEqualTo(LookupOutcome.Kind.UNKNOWN);
        assertThat(reply(outcome.toWrite().getFirst()).intent()).isEqualTo("product");
    }

    @Test
    void aNameIsAnsweredWithTheBooks() {
        ReceivedLookup.NameQuestion question = Lookups.name("Dracula");
        FoundFacts facts = new FoundFacts(
                Map.of(), Map.of(), Map.of(question.lookup(), Advices.withoutBooks(BookAdvice.Kind.TITLE)));

        LookupOutcome outcome = answers.answer(question, facts, NOW);

        assertThat(outcome.kind()).isEqualTo(LookupOutcome.Kind.FOUND);
        assertThat(outcome.toWrite()).singleElement().satisfies(written -> {
            assertThat(written.topic()).isEqualTo("chat.replies");
            assertThat(reply(written).inReplyTo()).isEqualTo(question.lookup().messageId());
            assertThat(reply(written).intent()).isEqualTo("product");
        });
    }

    @Test
    void whatIsNoNameGoesToTheModelUnderItsSession() {
        ReceivedLookup.NameQuestion question = Lookups.name("I like turtles");
        question.record().headers().add("synthetic", bytes("true"));

        LookupOutcome outcome = answers.answer(question, new FoundFacts(Map.of(), Map.of(), Map.of()), NOW);

        assertThat(outcome.kind()).isEqualTo(LookupOutcome.Kind.FORWARDED);
        assertThat(outcome.toWrite()).singleElement().satisfies(written -> {
            assertThat(written.topic()).isEqualTo("chat.llm-requests");
            assertThat(written.key()).isEqualTo(question.record().key());
            assertThat(TopicCatalogue.LLM_REQUESTS.read(written.value()))
                    .isEqualTo(question.lookup().otherwise());
            assertThat(header(written, "synthetic")).isEqualTo("true");
        });
    }

    @Test
    void aWishThatWeFailOnIsADeadLetterAndAFallbackReply() {
        ReceivedLookup.BookQuestion wish = Lookups.wish("fantasy");
        BookAdvice failed = new BookAdvice.Failed(new StackOverflowError());

        LookupOutcome outcome =
                answers.answer(wish, new FoundFacts(Map.of(), Map.of(wish.lookup(), failed), Map.of()), NOW);

        assertThat(outcome.kind()).isEqualTo(LookupOutcome.Kind.FAILED);
        assertIsDeadLetterOf(wish.record(), outcome.toWrite().getFirst());
        assertThat(header(outcome.toWrite().getFirst(), DeadLetterHeaders.CAUSE))
                .isEqualTo("java.lang.StackOverflowError");
        Reply reply = reply(outcome.toWrite().getLast());
        assertThat(reply.source()).isEqualTo(Reply.Source.FALLBACK);
        assertThat(reply.intent()).isEqualTo("product");
    }

    @Test
    void aNoticeSaysWhatIsLate() {
        Notice notice = (Notice) TopicCatalogue.REPLIES.read(
                answers.delayNotice(Lookups.wish("fantasy"), NOW).value());

        assertThat(notice.text()).startsWith("I'm still looking for books.");
    }

    @Test
    void theSameQuestionAgainGivesTheSameReplyId() {
        ReceivedLookup.OrderQuestion question = Lookups.question("123456");

        Reply first = reply(answers.answer(question, new FoundFacts(Map.of(), Map.of(), Map.of()), NOW)
                .toWrite()
                .getFirst());
        Reply second = reply(answers.answer(question, orders("123456", "cancelled"), NOW)
                .toWrite()
                .getFirst());

        assertThat(second.replyId()).isEqualTo(first.replyId());
    }

    @Test
    void onlyTheAgreedHeadersAreCarriedOn() {
        ReceivedLookup.OrderQuestion question = Lookups.question("123456");
        question.record().headers().add("traceparent", bytes("00-trace-span-01"));
        question.record().headers().add("synthetic", bytes("true"));
        question.record().headers().add("other", bytes("stays here"));

        ProducerRecord<byte[], byte[]> written = answers.answer(
                        question, new FoundFacts(Map.of(), Map.of(), Map.of()), NOW)
                .toWrite()
                .getFirst();
        ProducerRecord<byte[], byte[]> notice = answers.delayNotice(question, NOW);

        assertThat(written.headers()).extracting(Header::key).containsExactly("traceparent", "synthetic");
        assertThat(header(written, "traceparent")).isEqualTo("00-trace-span-01");
        assertThat(notice.headers()).isEqualTo(written.headers());
    }

    @Test
    void aMalformedRecordBecomesADeadLetterByteForByte() {
        ConsumerRecord<byte[], byte[]> poison = Lookups.record("some key", bytes("{\"type\":\"order-lookup\"}"));
        poison.headers().add("synthetic", bytes("true"));

        LookupOutcome outcome =
                answers.answer(ReceivedLookup.read(poison), new FoundFacts(Map.of(), Map.of(), Map.of()), NOW);

        assertThat(outcome.kind()).isEqualTo(LookupOutcome.Kind.MALFORMED);
        assertThat(outcome.toWrite()).hasSize(1);
        assertIsDeadLetterOf(poison, outcome.toWrite().getFirst());
        assertThat(header(outcome.toWrite().getFirst(), DeadLetterHeaders.CAUSE))
                .isEqualTo("dev.quire.schemas.MalformedEventException");
    }

    @Test
    void aBugInOneAnswerIsADeadLetterAndAFallbackReply() {
        ReceivedLookup.OrderQuestion question = Lookups.question("123456");

        LookupOutcome outcome = answers.answer(question, orders("123456", "teleported"), NOW);

        assertThat(outcome.kind()).isEqualTo(LookupOutcome.Kind.FAILED);
        assertThat(outcome.toWrite()).hasSize(2);
        assertIsDeadLetterOf(question.record(), outcome.toWrite().getFirst());
        assertThat(header(outcome.toWrite().getFirst(), DeadLetterHeaders.CAUSE))
                .isEqualTo("java.lang.IllegalArgumentException");
        Reply reply = reply(outcome.toWrite().getLast());
        assertThat(reply.text())
                .isEqualTo("I'm not sure about that. Please contact support@bookstore.com for assistance.");
        assertThat(reply.source()).isEqualTo(Reply.Source.FALLBACK);
        assertThat(reply.replyId())
                .isEqualTo(ReplyId.finalReplyTo(question.lookup().messageId()));
    }

    @Test
    void anAnswerThatTakesTooMuchStackIsADeadLetterAndAFallbackReplyToo() {
        Map<OrderNumber, OrderRow> deep = new AbstractMap<>() {
            @Override
            public OrderRow get(Object key) {
                throw new StackOverflowError();
            }

            @Override
            public Set<Entry<OrderNumber, OrderRow>> entrySet() {
                return Set.of();
            }
        };

        LookupOutcome outcome =
                answers.answer(Lookups.question("123456"), new FoundFacts(deep, Map.of(), Map.of()), NOW);

        assertThat(outcome.kind()).isEqualTo(LookupOutcome.Kind.FAILED);
        assertThat(outcome.toWrite()).hasSize(2);
    }

    @Test
    void aRecordTooLargeForADeadLetterLeavesOnlyItsPlace() {
        ConsumerRecord<byte[], byte[]> poison = new ConsumerRecord<>(
                TopicCatalogue.LOOKUPS.name(),
                3,
                42,
                0L,
                TimestampType.CREATE_TIME,
                1,
                1_000_000,
                bytes("k"),
                new byte[1_000_000],
                new RecordHeaders(),
                Optional.empty());

        ProducerRecord<byte[], byte[]> letter = answers.answer(
                        ReceivedLookup.read(poison), new FoundFacts(Map.of(), Map.of(), Map.of()), NOW)
                .toWrite()
                .getFirst();

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo("42");
    }

    @Test
    void aNoticeGoesToTheSameSession() {
        ReceivedLookup.OrderQuestion question = Lookups.question("123456");

        ProducerRecord<byte[], byte[]> written = answers.delayNotice(question, NOW);

        assertThat(written.key()).isEqualTo(question.record().key());
        assertThat(TopicCatalogue.REPLIES.read(written.value())).isInstanceOf(Notice.class);
    }

    private static void assertIsDeadLetterOf(
            ConsumerRecord<byte[], byte[]> record, ProducerRecord<byte[], byte[]> letter) {
        assertThat(letter.topic()).isEqualTo("chat.lookups.dead-letters");
        assertThat(letter.key()).isEqualTo(record.key());
        assertThat(letter.value()).isEqualTo(record.value());
        assertThat(letter.headers()).containsAll(record.headers());
        assertThat(header(letter, DeadLetterHeaders.SERVICE)).isEqualTo("order-enricher");
        assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("chat.lookups");
        assertThat(header(letter, DeadLetterHeaders.PARTITION)).isEqualTo("3");
        assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo("42");
    }

    private static FoundFacts orders(String number, String status) {
        OrderRow row = new OrderRow(number, status, DAY, null, null, null, DAY, null, null);
        return new FoundFacts(Map.of(new OrderNumber(number), row), Map.of(), Map.of());
    }

    private static Reply reply(ProducerRecord<byte[], byte[]> written) {
        return EventJson.read(written.value(), Reply.class);
    }

    private static String header(ProducerRecord<byte[], byte[]> written, String name) {
        return new String(written.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
