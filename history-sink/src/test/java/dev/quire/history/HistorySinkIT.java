package dev.quire.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.HistoryEntry;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.MessageEvent;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import dev.quire.testservers.TestServers;
import dev.quire.testservers.TestTopics;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From the topics to Redis, everything running well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistorySinkIT {
    private static final Topic<MessageEvent> MESSAGES = TopicCatalogue.MESSAGES;

    private final RunningSink sink = new RunningSink(
            TestServers.kafka().bootstrapServers(), TestServers.redis().uri());
    private final TestTopics topics = new TestTopics(TestServers.kafka().bootstrapServers());
    private final RedisClient redis = RedisClient.create(TestServers.redis().uri());

    @BeforeAll
    void awaitReady() {
        sink.awaitReady();
    }

    @AfterAll
    void close() {
        topics.close();
        redis.shutdown();
        sink.close();
    }

    @Test
    void aMessageAndItsReplyAppearNewestFirst() throws Exception {
        VisitorMessage message = message(newSession(), "How long does shipping take?");
        Reply reply = Records.reply(message.sessionId(), message.messageId(), "5-7 business days.");

        topics.publish(MESSAGES, message);
        sink.awaitHistory(message.sessionId(), List.of(message));
        RecordMetadata place = topics.publish(TopicCatalogue.REPLIES, reply);
        sink.awaitHistory(message.sessionId(), List.of(reply, message));

        Cursor cursor = new Cursor(epochOfReplies(), place.partition(), place.offset());
        assertThat(sink.history(message.sessionId()))
                .containsExactly(new HistoryEntry(cursor, reply), new HistoryEntry(null, message));
    }

    @Test
    void aRecordThatComesAgainIsIgnoredAndDoesNotMove() {
        VisitorMessage question = message(newSession(), "How long does shipping take?");
        SessionId session = question.sessionId();
        Reply reply = Records.reply(session, question.messageId(), "5-7 business days.");
        topics.publish(MESSAGES, question);
        sink.awaitHistory(session, List.of(question));
        topics.publish(TopicCatalogue.REPLIES, reply);
        sink.awaitHistory(session, List.of(reply, question));

        topics.publish(
                MESSAGES,
                new VisitorMessage(session, question.messageId(), question.text(), Records.NOON.plusSeconds(60)));
        VisitorMessage next = message(session, "Thanks");
        topics.publish(MESSAGES, next);
        sink.awaitHistory(session, List.of(next, reply, question));
        topics.publish(
                TopicCatalogue.REPLIES,
                Records.reply(session, question.messageId(), "5-7 business days.", Records.NOON.plusSeconds(61)));
        Reply nextReply = Records.reply(session, next.messageId(), "You are welcome.");
        topics.publish(TopicCatalogue.REPLIES, nextReply);

        sink.awaitHistory(session, List.of(nextReply, next, reply, question));
    }

    @Test
    void aNoticeIsNotKept() {
        VisitorMessage message = message(newSession(), "Where is my order?");
        Reply reply = Records.reply(message.sessionId(), message.messageId(), "It is on its way.");

        topics.publish(TopicCatalogue.REPLIES, Records.notice(message.sessionId(), message.messageId()));
        topics.publish(TopicCatalogue.REPLIES, reply);

        sink.awaitHistory(message.sessionId(), List.of(reply));
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheNextRecordIsServed() {
        SessionId session = newSession();
        byte[] poison = "{\"type\":\"message\"".getBytes(UTF_8);
        VisitorMessage next = message(session, "hello");

        RecordMetadata place = topics.publish(MESSAGES, session, poison, Map.of("traceparent", "00-ab-cd-01"));
        topics.publish(MESSAGES, next);

        sink.awaitHistory(session, List.of(next));
        ConsumerRecord<String, byte[]> letter = deadLetter(MESSAGES, session);
        assertThat(letter.value()).isEqualTo(poison);
        assertThat(header(letter, "traceparent")).isEqualTo("00-ab-cd-01");
        assertThat(header(letter, DeadLetterHeaders.SERVICE)).isEqualTo("history-sink");
        assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("chat.messages");
        assertThat(header(letter, DeadLetterHeaders.PARTITION)).isEqualTo(Integer.toString(place.partition()));
        assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo(Long.toString(place.offset()));
        assertThat(header(letter, DeadLetterHeaders.CAUSE)).isEqualTo(MalformedEventException.class.getName());
    }

    @Test
    void poisonAsLargeAsARecordMayBeHoldsNothingUp() {
        SessionId session = newSession();
        VisitorMessage next = message(session, "hello");

        topics.publish(MESSAGES, session, new byte[1_048_400], Map.of());
        topics.publish(MESSAGES, next);

        sink.awaitHistory(session, List.of(next));
    }

    @Test
    void aSessionWhoseKeyIsNoHistoryGoesToTheDeadLettersAndOthersAreServed() {
        VisitorMessage refused = message(newSession(), "hello");
        VisitorMessage other = message(newSession(), "hello");
        try (var connection = redis.connect()) {
            connection.sync().set(HistoryEntry.key(refused.sessionId()), "not a list");
        }

        topics.publish(MESSAGES, refused);
        topics.publish(MESSAGES, other);

        sink.awaitHistory(other.sessionId(), List.of(other));
        ConsumerRecord<String, byte[]> letter = deadLetter(MESSAGES, refused.sessionId());
        assertThat(MESSAGES.read(letter.value())).isEqualTo(refused);
        assertThat(header(letter, DeadLetterHeaders.MESSAGE)).contains("WRONGTYPE");
    }

    @Test
    void aRedisThatForgotTheScriptIsTaughtAgain() {
        SessionId session = newSession();
        VisitorMessage before = message(session, "before");
        VisitorMessage after = message(session, "after");
        topics.publish(MESSAGES, before);
        sink.awaitHistory(session, List.of(before));

        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            connection.sync().scriptFlush();
        }
        topics.publish(MESSAGES, after);

        sink.awaitHistory(session, List.of(after, before));
    }

    @Test
    void healthAndMetricsAreServedAndNothingElse() throws Exception {
        VisitorMessage message = message(newSession(), "hello");
        topics.publish(MESSAGES, message);
        sink.awaitHistory(message.sessionId(), List.of(message));

        HttpResponse<String> metrics = sink.get("/metrics");

        assertThat(sink.get("/actuator/health").body()).contains("UP");
        assertThat(sink.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(sink.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(sink.get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(metrics.body())
                .contains("history_entries_total{outcome=\"written\"}")
                .contains("history_entries_total{outcome=\"duplicate\"}")
                .contains("history_dead_letters_total")
                .contains("history_batch_entries_count")
                .contains("history_write_seconds_bucket")
                .doesNotContain(message.sessionId().value());
    }

    private static String epochOfReplies() throws Exception {
        String replies = TopicCatalogue.REPLIES.name();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafka().bootstrapServers()))) {
            var description =
                    admin.describeTopics(List.of(replies)).allTopicNames().get();
            return Objects.requireNonNull(description.get(replies))
                    .topicId()
                    .toString()
                    .substring(0, 12);
        }
    }

    private ConsumerRecord<String, byte[]> deadLetter(Topic<?> topic, SessionId session) {
        return topics.awaitRecords(topic.deadLetters(), session, letters -> !letters.isEmpty())
                .getFirst();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static SessionId newSession() {
        return new SessionId(UUID.randomUUID().toString());
    }

    private static VisitorMessage message(SessionId session, String text) {
        return Records.message(session, MessageId.random(), text);
    }
}
