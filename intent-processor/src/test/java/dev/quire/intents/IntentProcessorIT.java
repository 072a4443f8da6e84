package dev.quire.intents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.PropagatedHeaders;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.Turn;
import dev.quire.schemas.VisitorMessage;
import dev.quire.testservers.TestServers;
import dev.quire.testservers.TestTopics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on a real Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntentProcessorIT {
    private final TestTopics topics = new TestTopics(TestServers.kafka().bootstrapServers());
    private final ServiceProcess service;

    IntentProcessorIT(@TempDir Path directory) {
        service = new ServiceProcess(TestServers.kafka().bootstrapServers(), directory);
    }

    @BeforeAll
    void start() {
        service.startAndAwaitReady();
    }

    @AfterAll
    void stop() throws InterruptedException {
        assertThat(service.stop()).isEqualTo(143);
        topics.close();
    }

    @Test
    void everyKindOfMessageIsAnsweredOrSentOn() {
        SessionId session = newSession();
        Map<String, String> answers = Map.of(
                "Hi there!", "Hello! I'm here to help. What can I assist you with today?",
                "Where is my order?", "I can help you track your order. Please provide your order number.",
                "How long does shipping take?",
                        "Standard shipping takes 5-7 business days. Express shipping is 2-3 business days.",
                "What's your return policy?", "We accept returns within 30 days. Books must be in original condition.",
                "How can I pay?", "We accept Visa, Mastercard, American Express, and PayPal.",
                "Can you recommend a book?", "Check out our Fiction category for popular titles!");
        List<VisitorMessage> asked =
                answers.keySet().stream().map(text -> say(session, text)).toList();
        VisitorMessage order = say(session, "and #123456?");
        VisitorMessage riddle = say(session, "who wrote Dracula?");

        assertThat(topics.await(TopicCatalogue.REPLIES, session, asked.size()))
                .hasSize(asked.size())
                .zipSatisfy(
                        asked,
                        (event, message) -> assertThat(event).isInstanceOfSatisfying(Reply.class, reply -> {
                            assertThat(reply.inReplyTo()).isEqualTo(message.messageId());
                            assertThat(reply.replyId()).isEqualTo(ReplyId.finalReplyTo(message.messageId()));
                            assertThat(reply.text()).isEqualTo(answers.get(message.text()));
                            assertThat(reply.at()).isAfterOrEqualTo(message.at());
                        }));
        assertThat(topics.await(TopicCatalogue.LOOKUPS, session, 1))
                .singleElement()
                .isInstanceOfSatisfying(OrderLookup.class, lookup -> {
                    assertThat(lookup.messageId()).isEqualTo(order.messageId());
                    assertThat(lookup.orderNumber()).isEqualTo(new OrderNumber("123456"));
                });
        assertThat(topics.await(TopicCatalogue.LLM_REQUESTS, session, 1))
                .singleElement()
                .isInstanceOfSatisfying(LlmRequest.class, request -> {
                    assertThat(request.messageId()).isEqualTo(riddle.messageId());
                    assertThat(request.turns()).hasSize(10).endsWith(new Turn(Turn.Speaker.VISITOR, "and #123456?"));
                });
    }

    @Test
    void poisonIsSetAsideAndTheNextMessageIsServed() {
        SessionId session = newSession();
        byte[] poison = "{\"type\":\"message\",\"text\":".getBytes(UTF_8);
        topics.publish(TopicCatalogue.MESSAGES, session, poison, Map.of());
        topics.publish(TopicCatalogue.MESSAGES, session, null, Map.of());
        VisitorMessage next = say(session, "Hello");

        List<ConsumerRecord<String, byte[]>> letters =
                topics.awaitRecords(TopicCatalogue.MESSAGES.deadLetters(), session, records -> records.size() >= 2);
        assertThat(letters).extracting(ConsumerRecord::value).containsExactly(poison, null);
        assertThat(topics.await(TopicCatalogue.REPLIES, session, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.inReplyTo()).isEqualTo(next.messageId()));
    }

    @Test
    void messageSentTwiceIsAnsweredTwiceAlikeWithItsHeaders() {
        SessionId session = newSession();
        VisitorMessage message = new VisitorMessage(session, MessageId.random(), "Hello", Instant.now());
        Map<String, String> headers = Map.of(PropagatedHeaders.SYNTHETIC, "true");
        topics.publish(TopicCatalogue.MESSAGES, message, headers);
        topics.publish(TopicCatalogue.MESSAGES, message, headers);

        List<ConsumerRecord<String, byte[]>> replies =
                topics.awaitRecords(TopicCatalogue.REPLIES, session, records -> records.size() >= 2);
        assertThat(replies.getLast().value()).isEqualTo(replies.getFirst().value());
        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.headers()
                                .lastHeader(PropagatedHeaders.SYNTHETIC)
                                .value())
                        .isEqualTo("true".getBytes(UTF_8)));
    }

    @Test
    void answersOfTheModelAreContextForTheNextQuestion() {
        SessionId session = newSession();
        VisitorMessage first = say(session, "who wrote Dracula?");
        topics.await(TopicCatalogue.LLM_REQUESTS, session, 1);
        topics.publish(
                TopicCatalogue.REPLIES,
                new Reply(session, first.messageId(), "Bram Stoker.", Reply.Source.MODEL, null, Instant.now()));

        // The answer is read from another topic than the questions, a moment later perhaps: ask until it is known.
        AtomicInteger asked = new AtomicInteger(1);
        List<ConsumerRecord<String, byte[]>> requests =
                topics.awaitRecords(TopicCatalogue.LLM_REQUESTS, session, records -> {
                    if (records.size() < asked.get()) {
                        return false;
                    }
                    if (lastTurns(records).contains(new Turn(Turn.Speaker.ASSISTANT, "Bram Stoker."))) {
                        return true;
                    }
                    say(session, "and when?");
                    asked.incrementAndGet();
                    return false;
                });

        assertThat(lastTurns(requests))
                .containsSubsequence(
                        new Turn(Turn.Speaker.VISITOR, "who wrote Dracula?"),
                        new Turn(Turn.Speaker.ASSISTANT, "Bram Stoker."));
    }

    @Test
    void metricsTellWhatWasUnderstood() throws Exception {
        SessionId session = newSession();
        say(session, "Hello");
        topics.await(TopicCatalogue.REPLIES, session, 1);

        assertThat(service.get("/metrics").body())
                .containsPattern(
                        "chat_requests_total\\{.*intent=\"greeting\",layer=\"phrase\",source=\"canned\".*} [1-9]")
                .contains("kafka_stream_thread_process_latency_avg")
                .doesNotContain(session.value());
        assertThat(service.get("/actuator/health").body()).contains("\"status\":\"UP\"");
    }

    private VisitorMessage say(SessionId session, String text) {
        VisitorMessage message = new VisitorMessage(session, MessageId.random(), text, Instant.now());
        topics.publish(TopicCatalogue.MESSAGES, message);
        return message;
    }

    private static List<Turn> lastTurns(List<ConsumerRecord<String, byte[]>> requests) {
        LlmRequest last =
                (LlmRequest) TopicCatalogue.LLM_REQUESTS.read(requests.getLast().value());
        return last.turns();
    }

    private static SessionId newSession() {
        return new SessionId(UUID.randomUUID().toString());
    }
}
