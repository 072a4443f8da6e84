package dev.quire.llm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.llm.ChatModel.Completed;
import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.schemas.BookCard;
import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.HandOver;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Matched;
import dev.quire.schemas.Matched.Layer;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.Reply.Action;
import dev.quire.schemas.Reply.Source;
import dev.quire.schemas.ReplyDelta;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.understanding.CatalogueFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RequestHandlerTest {
    private static final Instant ASKED = Instant.parse("2026-11-23T10:00:00Z");
    private static final SessionId SESSION = new SessionId("s-1");
    private static final LlmRequest REQUEST =
            new LlmRequest(SESSION, MessageId.random(), "Is Dune any good?", List.of(), null, ASKED);

    private static final BookCard DUNE =
            new BookCard("b-1", "Dune", "Frank Herbert", "Science Fiction", 1099, "USD", 1965, null);

    /** Of a record, as {@link #takingNoMoreThanTheLimit} takes it. */
    private static final int LIMIT_BYTES = 10_000;

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private ChatModel model = (request, limit, onText) -> {
        onText.accept("Yes");
        return new Completed("Yes.");
    };

    @Test
    void theReplyIsTheModelsAndNamesTheMessage() throws Exception {
        handle(record(EventJson.write(REQUEST)));

        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly("chat.deltas", "chat.replies");
        assertThat(TopicCatalogue.DELTAS.read(producer.history().get(0).value()))
                .isEqualTo(new ReplyDelta(SESSION, REQUEST.messageId(), 0, "Yes", ASKED.plusSeconds(1)));
        assertThat(TopicCatalogue.REPLIES.read(producer.history().get(1).value()))
                .isEqualTo(new Reply(SESSION, REQUEST.messageId(), "Yes.", Source.MODEL, null, ASKED.plusSeconds(1)));
        assertThat(producer.history()).allSatisfy(sent -> assertThat(sent.key()).isEqualTo("s-1".getBytes(UTF_8)));
        assertThat(count(Outcome.ANSWERED)).isEqualTo(1);
    }

    @Test
    void whatTheRequestWasMatchedAsGoesIntoTheReply() throws Exception {
        Matched matched = new Matched(Layer.NONE, "catalogue-1", "classifier-1");

        handle(record(EventJson.write(
                new LlmRequest(SESSION, REQUEST.messageId(), REQUEST.text(), List.of(), matched, ASKED))));

        assertThat(replyOf(producer).matched()).isEqualTo(matched);
    }

    @Test
    void cardsAndActionGoIntoTheReply() throws Exception {
        model = (request, limit, onText) -> new Completed("Dune, for one.", List.of(DUNE), Action.CANNOT_HELP);

        handle(record(EventJson.write(REQUEST)));

        assertThat(replyOf(producer).cards()).containsExactly(DUNE);
        assertThat(replyOf(producer).action()).isEqualTo(Action.CANNOT_HELP);
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly("chat.replies");
    }

    @Test
    void aHandOverIsWrittenBeforeTheReplyThatPromisesIt() throws Exception {
        model = (request, limit, onText) -> new Completed("A person will write to you.", List.of(), Action.HAND_OVER);

        handle(record(EventJson.write(REQUEST), "traceparent", "00-1-2-01", "synthetic", "false"));

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("chat.hand-overs", "chat.replies");
        ProducerRecord<byte[], byte[]> handOver = producer.history().getFirst();
        assertThat(TopicCatalogue.HAND_OVERS.read(handOver.value()))
                .isEqualTo(new HandOver(
                        SESSION, REQUEST.messageId(), HandOver.Reason.MODEL_DECIDED, ASKED.plusSeconds(1)));
        assertThat(handOver.key()).isEqualTo("s-1".getBytes(UTF_8));
        assertThat(text(handOver, "traceparent")).contains("00-1-2-01");
        assertThat(text(handOver, "synthetic")).contains("false");
        assertThat(replyOf(producer).action()).isEqualTo(Action.HAND_OVER);
    }

    @Test
    void aHandOverThatKafkaDoesNotTakeIsSentAgainAndTheReplyWaits() throws Exception {
        model = (request, limit, onText) -> new Completed("A person will write to you.", List.of(), Action.HAND_OVER);
        MockProducer<byte[], byte[]> shaky = failing("chat.hand-overs", 2);

        handler(shaky).handle(record(EventJson.write(REQUEST)));

        assertThat(shaky.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("chat.hand-overs", "chat.replies");
    }

    @Test
    void theSameRequestAgainGivesTheSameReplyId() throws Exception {
        model = (request, limit, onText) -> new Completed("Yes.");
        handle(record(EventJson.write(REQUEST)));
        handle(record(EventJson.write(REQUEST)));

        assertThat(producer.history())
                .extracting(sent -> TopicCatalogue.REPLIES.read(sent.value()).replyId())
                .hasSize(2)
                .containsOnly(ReplyId.finalReplyTo(REQUEST.messageId()));
    }

    @Test
    void headersOfTheRequestGoWithAllThatFollows() throws Exception {
        handle(record(EventJson.write(REQUEST), "traceparent", "00-1-2-01", "private", "x"));

        assertThat(producer.history()).hasSize(2).allSatisfy(sent -> {
            assertThat(text(sent, "traceparent")).contains("00-1-2-01");
            assertThat(text(sent, "private")).isEmpty();
        });
    }

    @Test
    void aLoadTestsRequestDoesNotReachTheModel() throws Exception {
        handle(record(EventJson.write(REQUEST), "synthetic", "true"));

        ProducerRecord<byte[], byte[]> reply = producer.history().getFirst();
        assertThat(TopicCatalogue.REPLIES.read(reply.value()).text())
                .isEqualTo(CatalogueFile.builtIn().texts().fallback());
        assertThat(text(reply, "synthetic")).contains("true");
        assertThat(count(Outcome.SYNTHETIC)).isEqualTo(1);
    }

    @Test
    void aMalformedRecordGoesToTheDeadLettersAsItCame() throws Exception {
        handle(record("{\"type\":\"nonsense\"}".getBytes(UTF_8), "traceparent", "00-1-2-01"));

        assertThat(producer.history()).hasSize(1);
        ProducerRecord<byte[], byte[]> letter = producer.history().getFirst();
        assertThat(letter.topic()).isEqualTo("chat.llm-requests.dead-letters");
        assertThat(letter.key()).isEqualTo("s-1".getBytes(UTF_8));
        assertThat(letter.value()).isEqualTo("{\"type\":\"nonsense\"}".getBytes(UTF_8));
        assertThat(text(letter, "traceparent")).contains("00-1-2-01");
        assertThat(text(letter, DeadLetterHeaders.SERVICE)).contains("llm-worker");
        assertThat(text(letter, DeadLetterHeaders.PARTITION)).contains("3");
        assertThat(text(letter, DeadLetterHeaders.OFFSET)).contains("42");
        assertThat(count(Outcome.MALFORMED)).isEqualTo(1);
    }

    @Test
    void aRecordTooLargeForADeadLetterLeavesOnlyItsPlace() throws Exception {
        byte[] nonsense = "nonsense".getBytes(UTF_8);
        for (ConsumerRecord<byte[], byte[]> large : List.of(
                record(new byte[LIMIT_BYTES]),
                new ConsumerRecord<>("chat.llm-requests", 3, 42, new byte[LIMIT_BYTES], nonsense),
                record(nonsense, "traceparent", "0".repeat(LIMIT_BYTES)))) {
            MockProducer<byte[], byte[]> picky = takingNoMoreThanTheLimit();

            handler(picky).handle(large);

            assertThat(picky.history()).hasSize(1);
            ProducerRecord<byte[], byte[]> letter = picky.history().getFirst();
            assertThat(letter.topic()).isEqualTo("chat.llm-requests.dead-letters");
            assertThat(letter.key()).isNull();
            assertThat(letter.value()).isNull();
            assertThat(text(letter, DeadLetterHeaders.PARTITION)).contains("3");
            assertThat(text(letter, DeadLetterHeaders.OFFSET)).contains("42");
        }
    }

    @Test
    void aBugCostsTheVisitorNoReply() throws Exception {
        model = (request, limit, onText) -> {
            throw new IllegalStateException("a bug");
        };
        handle(record(EventJson.write(REQUEST)));

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("chat.llm-requests.dead-letters", "chat.replies");
        assertThat(text(producer.history().getFirst(), DeadLetterHeaders.CAUSE))
                .contains("java.lang.IllegalStateException");
        assertThat(TopicCatalogue.REPLIES.read(producer.history().get(1).value()))
                .isEqualTo(new Reply(
                        SESSION,
                        REQUEST.messageId(),
                        CatalogueFile.builtIn().texts().fallback(),
                        Source.FALLBACK,
                        null,
                        ASKED.plusSeconds(1)));
        assertThat(count(Outcome.BUG)).isEqualTo(1);
    }

    @Test
    void soDoesACheckedExceptionThatNobodyDeclared() throws Exception {
        model = (request, limit, onText) -> {
            RequestHandlerTest.<RuntimeException>throwUndeclared(new IOException("as Kotlin throws it"));
            return new Completed("never");
        };
        handle(record(EventJson.write(REQUEST)));

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("chat.llm-requests.dead-letters", "chat.replies");
    }

    @SuppressWarnings("unchecked") // The cast is erased, which is the point.
    private static <T extends Throwable> void throwUndeclared(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void anAbandonedRequestWritesNothingMore() {
        model = (request, limit, onText) -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("some library wraps the interrupt");
        };

        assertThatThrownBy(() -> handle(record(EventJson.write(REQUEST)))).isInstanceOf(InterruptedException.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aReplyKafkaDoesNotTakeIsSentAgain() throws Exception {
        MockProducer<byte[], byte[]> shaky = failing("chat.replies", 2);

        handler(shaky).handle(record(EventJson.write(REQUEST)));

        assertThat(shaky.history()).extracting(ProducerRecord::topic).containsExactly("chat.deltas", "chat.replies");
    }

    private static MockProducer<byte[], byte[]> takingNoMoreThanTheLimit() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
                int size = Stream.concat(
                                Stream.of(record.headers().toArray()).map(Header::value),
                                Stream.of(record.key(), record.value()))
                        .filter(Objects::nonNull)
                        .mapToInt(part -> part.length)
                        .sum();
                if (size > LIMIT_BYTES) {
                    throw new RecordTooLargeException("as the test wants");
                }
                return super.send(record);
            }
        };
    }

    private static MockProducer<byte[], byte[]> failing(String topic, int times) {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            private int failures = times;

            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
                if (record.topic().equals(topic) && failures-- > 0) {
                    return CompletableFuture.failedFuture(new TimeoutException("as the test wants"));
                }
                return super.send(record);
            }
        };
    }

    private static Reply replyOf(MockProducer<byte[], byte[]> producer) {
        return (Reply) TopicCatalogue.REPLIES.read(producer.history().getLast().value());
    }

    private void handle(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        handler(producer).handle(record);
    }

    private RequestHandler handler(MockProducer<byte[], byte[]> to) {
        Answerer answerer = new Answerer(
                model,
                () -> CatalogueFile.builtIn().texts().fallback(),
                new Patience(Duration.ofSeconds(20), Duration.ofSeconds(8), Duration.ofMinutes(10)),
                1,
                () -> ASKED.plusSeconds(1),
                duration -> {},
                () -> 0);
        return new RequestHandler(
                answerer,
                new EventWriter(to, "llm-worker"),
                Duration.ofMillis(50),
                (delay, task) -> {},
                false,
                () -> ASKED.plusSeconds(1),
                new LlmMetrics(registry));
    }

    private double count(Outcome outcome) {
        return registry.get("llm.requests")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .counter()
                .count();
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value, String... headers) {
        RecordHeaders recordHeaders = new RecordHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            recordHeaders.add(headers[i], headers[i + 1].getBytes(UTF_8));
        }
        return new ConsumerRecord<>(
                "chat.llm-requests",
                3,
                42,
                0L,
                TimestampType.CREATE_TIME,
                3,
                value.length,
                "s-1".getBytes(UTF_8),
                value,
                recordHeaders,
                Optional.empty());
    }

    private static Optional<String> text(ProducerRecord<byte[], byte[]> record, String header) {
        return Optional.ofNullable(record.headers().lastHeader(header))
                .map(Header::value)
                .map(value -> new String(value, UTF_8));
    }
}
