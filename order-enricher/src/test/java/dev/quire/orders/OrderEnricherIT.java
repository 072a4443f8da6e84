package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.OrderCard;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyEvent;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.testservers.PostgresAddress;
import dev.quire.testservers.TestServers;
import dev.quire.testservers.TestTopics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The service on real Kafka and PostgreSQL with the sample orders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderEnricherIT {
    private final String kafka = TestServers.kafka().bootstrapServers();
    private final TestTopics topics = new TestTopics(kafka);
    private final SessionId session = Lookups.newSession();
    private RunningEnricher service;

    @BeforeAll
    void start() {
        PostgresAddress postgres = TestServers.postgres();
        service = new RunningEnricher(
                kafka,
                new RunningEnricher.Database(postgres.jdbcUrl(), postgres.user(), postgres.password()),
                "quire.orders.sample-data=true");
        service.awaitReady();
    }

    @AfterAll
    void stop() {
        service.close();
        topics.close();
    }

    @ParameterizedTest
    @CsvSource({
        "123456, SHIPPED, Your order #123456 is shipped: it left us with UPS on ",
        "234567, PROCESSING, Your order #234567 is processing: ",
        "345678, OUT_FOR_DELIVERY, Your order #345678 is out for delivery with USPS. ",
        "456789, DELIVERED, Your order #456789 is delivered: FedEx brought it on ",
        "567890, CANCELLED, Your order #567890 is cancelled since ",
        "678901, RETURNED, Your order #678901 is returned: ",
    })
    void everyStatusIsAnswered(String number, OrderStatus status, String text) {
        Reply reply = answer(ask(number));

        assertThat(reply.text()).startsWith(text);
        assertThat(reply.source()).isEqualTo(Reply.Source.LOOKUP);
        assertThat(reply.cards()).hasSize(1);
        OrderCard card = (OrderCard) reply.cards().getFirst();
        assertThat(card.orderNumber()).isEqualTo(new OrderNumber(number));
        assertThat(card.status()).isEqualTo(status);
    }

    @Test
    void anUnknownOrderIsAnsweredKindly() {
        Reply reply = answer(ask("999999"));

        assertThat(reply.text()).startsWith("I couldn't find an order #999999.");
        assertThat(reply.cards()).isEmpty();
    }

    @Test
    void aDuplicateIsAnsweredAgainUnderTheSameId() {
        OrderLookup lookup = ask("123456");
        topics.publish(TopicCatalogue.LOOKUPS, lookup);

        List<ReplyEvent> replies = topics.await(TopicCatalogue.REPLIES, lookup.sessionId(), 2);

        assertThat(replies)
                .extracting(ReplyEvent::replyId)
                .containsOnly(replies.getFirst().replyId());
    }

    @Test
    void headersAreCarried() {
        OrderLookup lookup = Lookups.lookup("123456");
        topics.publish(
                TopicCatalogue.LOOKUPS, lookup, Map.of("traceparent", "00-1-2-01", "synthetic", "true", "x", "y"));

        ConsumerRecord<String, byte[]> reply = topics.awaitRecords(
                        TopicCatalogue.REPLIES, lookup.sessionId(), records -> !records.isEmpty())
                .getFirst();

        assertThat(text(reply, "traceparent")).isEqualTo("00-1-2-01");
        assertThat(text(reply, "synthetic")).isEqualTo("true");
        assertThat(reply.headers().lastHeader("x")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "",
                "null",
                "{\"type\":\"order-lookup\"}",
                "{\"type\":\"order-lookup\",\"sessionId\":\"s\",\"messageId\":\"8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c\","
                        + "\"orderNumber\":\"1' OR '1'='1\",\"at\":\"2026-11-23T21:00:00Z\"}",
            })
    void poisonGoesToTheDeadLettersAndTheNextIsServed(String poison) {
        SessionId poisoned = Lookups.newSession();
        byte[] value = poison.getBytes(StandardCharsets.UTF_8);
        RecordMetadata place = topics.publish(TopicCatalogue.LOOKUPS, poisoned, value, Map.of("synthetic", "true"));
        OrderLookup next =
                new OrderLookup(poisoned, MessageId.random(), new OrderNumber("123456"), null, Instant.now());
        topics.publish(TopicCatalogue.LOOKUPS, next);

        assertThat(answer(next).text()).startsWith("Your order #123456 is ");
        ConsumerRecord<String, byte[]> letter = deadLetter(poisoned);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(text(letter, "synthetic")).isEqualTo("true");
        assertThat(text(letter, DeadLetterHeaders.SERVICE)).isEqualTo("order-enricher");
        assertThat(text(letter, DeadLetterHeaders.OFFSET)).isEqualTo(Long.toString(place.offset()));
    }

    @Test
    void poisonAsLargeAsKafkaTakesDoesNotBlockThePartition() {
        SessionId poisoned = Lookups.newSession();
        topics.publish(TopicCatalogue.LOOKUPS, poisoned, new byte[1_048_000], Map.of());
        OrderLookup next =
                new OrderLookup(poisoned, MessageId.random(), new OrderNumber("123456"), null, Instant.now());
        topics.publish(TopicCatalogue.LOOKUPS, next);

        assertThat(answer(next).text()).startsWith("Your order #123456 is ");
    }

    @Test
    void aRowThatNobodyUnderstandsCostsOnlyItsOwnAnswer() {
        Jdbi jdbi = service.bean(Jdbi.class);
        jdbi.useTransaction(handle -> {
            handle.execute("ALTER TABLE orders RENAME CONSTRAINT facts_fit_status TO facts_fitted_status");
            String constraint = handle.createQuery(
                            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'facts_fitted_status'")
                    .mapTo(String.class)
                    .one();
            handle.execute("ALTER TABLE orders DROP CONSTRAINT facts_fitted_status");
            handle.execute("INSERT INTO orders (number, status, placed_on) VALUES ('000001', 'teleported', now())");
            handle.execute("ALTER TABLE orders ADD CONSTRAINT facts_fit_status " + constraint + " NOT VALID");
        });
        SessionId unlucky = Lookups.newSession();
        OrderLookup strange =
                new OrderLookup(unlucky, MessageId.random(), new OrderNumber("000001"), null, Instant.now());
        topics.publish(TopicCatalogue.LOOKUPS, strange);
        OrderLookup next = new OrderLookup(unlucky, MessageId.random(), new OrderNumber("123456"), null, Instant.now());
        topics.publish(TopicCatalogue.LOOKUPS, next);

        List<ReplyEvent> replies = topics.await(TopicCatalogue.REPLIES, unlucky, 2);

        assertThat(replies).extracting(ReplyEvent::inReplyTo).containsExactly(strange.messageId(), next.messageId());
        assertThat(((Reply) replies.getFirst()).source()).isEqualTo(Reply.Source.FALLBACK);
        assertThat(replies.getLast().text()).startsWith("Your order #123456 is ");
        assertThat(TopicCatalogue.LOOKUPS.read(deadLetter(unlucky).value())).isEqualTo(strange);
    }

    @Test
    void aPollIsAnsweredByOneQueryInOrder() {
        var container = service.bean(ConcurrentMessageListenerContainer.class);
        container.stop();
        List<OrderLookup> lookups = IntStream.range(0, 200)
                .mapToObj(i -> new OrderLookup(
                        session,
                        MessageId.random(),
                        new OrderNumber("%06d".formatted(100_000 + i)),
                        null,
                        Instant.now()))
                .toList();
        lookups.forEach(lookup -> topics.publish(TopicCatalogue.LOOKUPS, lookup));
        AtomicInteger queries = new AtomicInteger();
        service.bean(Jdbi.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext statement) {
                queries.incrementAndGet();
            }
        });
        container.start();

        List<ReplyEvent> replies = topics.await(TopicCatalogue.REPLIES, session, lookups.size());

        assertThat(replies)
                .extracting(ReplyEvent::inReplyTo)
                .containsExactlyElementsOf(
                        lookups.stream().map(OrderLookup::messageId).toList());
        assertThat(queries).hasValue(1);
    }

    @Test
    void manySessionsKeepTheirOrder() {
        try (Conversations conversations = new Conversations(kafka)) {
            conversations.ask(40);

            conversations.assertAllAnsweredInOrder();
        }
    }

    @Test
    void theStatusIsServedOverHttp() throws IOException, InterruptedException {
        HttpResponse<String> response = service.get("/api/orders/123456/status");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(contentType(response)).isEqualTo("application/json");
        assertThat(response.body())
                .matches("\\{\"order_number\":\"123456\",\"status\":\"shipped\",\"placed_on\":\"[-0-9]{10}\","
                        + "\"expected_on\":\"[-0-9]{10}\",\"shipped_on\":\"[-0-9]{10}\",\"carrier\":\"UPS\"}");
    }

    @Test
    void anUnknownOrderIs404() throws IOException, InterruptedException {
        HttpResponse<String> response = service.get("/api/orders/999999/status");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(contentType(response)).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("\"status\":404").contains("There is no order 999999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "1234567",
                "%23123456",
                "abcdef",
                "%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96",
                "1'%20OR%20'1'='1",
                "123456'--",
            })
    void whatIsNotSixDigitsIs400(String number) throws IOException, InterruptedException {
        HttpResponse<String> response = service.get("/api/orders/" + number + "/status");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(contentType(response)).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("An order number has six digits");
    }

    @Test
    void metricsAndHealthAreServedAndNothingElse() throws IOException, InterruptedException {
        OrderLookup lookup = ask("123456");
        answer(lookup);

        String metrics = service.get("/metrics").body();

        assertThat(metrics)
                .contains("chat_lookups_total{outcome=\"found\"}")
                .contains("chat_lookups_total{outcome=\"failed\"}")
                .contains("chat_lookup_batch_records_bucket")
                .contains("chat_lookup_query_seconds_count{outcome=\"answered\"}")
                .doesNotContain(lookup.sessionId().value());
        assertThat(service.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(service.get("/env").statusCode()).isEqualTo(404);
    }

    private OrderLookup ask(String number) {
        OrderLookup lookup = Lookups.lookup(number);
        topics.publish(TopicCatalogue.LOOKUPS, lookup);
        return lookup;
    }

    private Reply answer(OrderLookup lookup) {
        return (Reply)
                topics.await(TopicCatalogue.REPLIES, lookup.sessionId(), 1).getFirst();
    }

    private ConsumerRecord<String, byte[]> deadLetter(SessionId from) {
        List<ConsumerRecord<String, byte[]>> letters =
                topics.awaitRecords(TopicCatalogue.LOOKUPS.deadLetters(), from, records -> !records.isEmpty());
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    private static String text(ConsumerRecord<String, byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    private static String contentType(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElseThrow();
    }
}
