package dev.quire.llm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.HandOver;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.Reply.Source;
import dev.quire.schemas.ReplyDelta;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.testservers.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole service on a real Kafka. */
@Timeout(180)
class LlmWorkerIT {
    private static final Duration CAP = Duration.ofSeconds(60);
    private static final String KAFKA = TestServers.kafka().bootstrapServers();

    private final ScriptedModel model = new ScriptedModel();
    private final Visitors visitors = new Visitors(KAFKA);
    private final SessionId ann = Visitors.someone();
    private final SessionId bob = Visitors.someone();

    @AfterEach
    void close() {
        visitors.close();
        model.close();
    }

    @Test
    void withoutAModelEveryRequestGetsTheFallback() {
        try (RunningWorker _ = new RunningWorker(KAFKA)) {
            LlmRequest request = visitors.ask(ann, "What is the meaning of life?");

            Reply reply = awaitReplies(ann, 1).getFirst();
            assertThat(reply.text())
                    .isEqualTo("I'm not sure about that. Please contact support@bookstore.com for assistance.");
            assertThat(reply.source()).isEqualTo(Source.FALLBACK);
            assertThat(reply.replyId()).isEqualTo(ReplyId.finalReplyTo(request.messageId()));
            assertThat(visitors.deltas(ann)).isEmpty();
        }
    }

    @Test
    void aPublishedCatalogueIsInForceFromThenOn() {
        try (RunningWorker _ = new RunningWorker(KAFKA)) {
            visitors.publish("fallback: Ask the owl.\nintents: [{name: owls, phrases: [owl], answer: Yes}]");
            await().atMost(CAP).until(() -> {
                visitors.ask(ann, "What is the meaning of life?");
                return visitors.replies(ann).stream()
                        .anyMatch(reply -> reply.text().equals("Ask the owl."));
            });
        } finally {
            visitors.publish(null);
        }
    }

    @Test
    void theModelsAnswerComesInPiecesAndThenWhole() {
        CountDownLatch gate = new CountDownLatch(1);
        model.usually(request -> ScriptedModel.writesOnceOpen(gate, "A fine", " book."));
        try (RunningWorker _ = worker()) {
            LlmRequest request = visitors.ask(ann, "Is Dune any good?", Map.of("traceparent", "00-1-2-01"));

            await().atMost(CAP).until(() -> visitors.deltas(ann).size() == 1);
            assertThat(visitors.replies(ann)).isEmpty();
            gate.countDown();

            assertThat(awaitReplies(ann, 1)).extracting(Reply::text).containsExactly("A fine book.");
            assertThat(visitors.deltas(ann))
                    .extracting(ReplyDelta::inReplyTo, ReplyDelta::index, ReplyDelta::text)
                    .contains(tuple(request.messageId(), 0, "A fine"));
            assertThat(Stream.of(TopicCatalogue.DELTAS, TopicCatalogue.REPLIES)
                            .flatMap(topic -> visitors.records(topic, ann)))
                    .isNotEmpty()
                    .allSatisfy(
                            record -> assertThat(header(record, "traceparent")).isEqualTo("00-1-2-01"));
        }
    }

    @Test
    void anOrderIsLookedUpForTheModel() {
        model.then(ScriptedModel.calls(
                        "", new ScriptedModel.Call("call-1", "look_up_order", "{\"order_number\":\"123456\"}")))
                .then(ScriptedModel.writes("Order 123456 is still processing."));
        try (LookupServer shop = new LookupServer().answers("/api/orders/123456/status", 200, """
                        {"order_number":"123456","status":"processing","placed_on":"2026-11-20"}""");
                RunningWorker _ = worker("quire.llm.lookups-url=" + shop.url())) {
            visitors.ask(ann, "I typed 123456 yesterday, any news?");

            Reply reply = awaitReplies(ann, 1).getFirst();
            assertThat(reply.text()).isEqualTo("Order 123456 is still processing.");
            assertThat(reply.cards()).hasSize(1);
        }
    }

    @Test
    void aHandOverIsToldToTheShop() {
        model.then(ScriptedModel.writes("[[hand-over]]A person takes over."));
        try (RunningWorker _ = worker()) {
            LlmRequest request = visitors.ask(ann, "This is a complaint", Map.of("traceparent", "00-1-2-01"));

            assertThat(awaitReplies(ann, 1)).extracting(Reply::action).containsExactly(Reply.Action.HAND_OVER);
            await().atMost(CAP)
                    .until(() ->
                            visitors.records(TopicCatalogue.HAND_OVERS, ann).count() == 1);
            ConsumerRecord<String, byte[]> told =
                    visitors.records(TopicCatalogue.HAND_OVERS, ann).findFirst().orElseThrow();
            assertThat(header(told, "traceparent")).isEqualTo("00-1-2-01");
            HandOver handOver = (HandOver) TopicCatalogue.HAND_OVERS.read(told.value());
            assertThat(handOver.messageId()).isEqualTo(request.messageId());
            assertThat(handOver.reason()).isEqualTo(HandOver.Reason.MODEL_DECIDED);
        }
    }

    @Test
    void aBlockedSessionKeepsItsOrderAndDelaysNobodyElse() {
        CountDownLatch gate = new CountDownLatch(1);
        model.usually(request -> ScriptedModel.question(request).equals("slow")
                ? ScriptedModel.writesOnceOpen(gate, "slow", " answer")
                : ScriptedModel.writes("answer to " + ScriptedModel.question(request)));
        try (RunningWorker _ = worker()) {
            visitors.ask(ann, "slow");
            visitors.ask(ann, "quick");
            List<SessionId> others =
                    Stream.generate(Visitors::someone).limit(50).toList();
            others.forEach(session -> visitors.ask(session, "other"));

            others.forEach(session -> awaitReplies(session, 1));
            assertThat(visitors.replies(ann)).isEmpty();
            gate.countDown();

            assertThat(awaitReplies(ann, 2)).extracting(Reply::text).containsExactly("slow answer", "answer to quick");
        }
    }

    @Test
    void hundredsAreInFlightAtOnce() {
        int sessions = 300;
        CountDownLatch allAsked = new CountDownLatch(sessions);
        model.usually(request -> exchange -> {
            allAsked.countDown();
            ScriptedModel.writesOnceOpen(allAsked, "Here", " I am.").answer(exchange);
        });
        try (RunningWorker _ = worker("quire.llm.silence-timeout=60s", "quire.llm.deadline=60s")) {
            List<SessionId> all =
                    Stream.generate(Visitors::someone).limit(sessions).toList();
            all.forEach(session -> visitors.ask(session, "Anyone?"));

            // None is answered before the last has been asked: fewer at once would never end.
            all.forEach(session ->
                    assertThat(awaitReplies(session, 1)).extracting(Reply::text).containsExactly("Here I am."));
        }
    }

    @Test
    void aPoisonRecordGoesToTheDeadLettersAndTheNextIsServed() {
        byte[] poison = "{\"type\":\"llm-request\",\"text\":".getBytes(UTF_8);
        try (RunningWorker _ = worker()) {
            visitors.send(ann, poison, Map.of("traceparent", "00-1-2-01"));
            LlmRequest request = visitors.ask(ann, "Hello?");

            assertThat(awaitReplies(ann, 1)).extracting(Reply::inReplyTo).containsExactly(request.messageId());
            await().atMost(CAP)
                    .until(() -> visitors.records(TopicCatalogue.LLM_REQUESTS.deadLetters(), ann)
                                    .count()
                            == 1);
            ConsumerRecord<String, byte[]> letter = visitors.records(TopicCatalogue.LLM_REQUESTS.deadLetters(), ann)
                    .findFirst()
                    .orElseThrow();
            assertThat(letter.value()).isEqualTo(poison);
            assertThat(header(letter, DeadLetterHeaders.SERVICE)).isEqualTo("llm-worker");
            assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("chat.llm-requests");
            assertThat(header(letter, "traceparent")).isEqualTo("00-1-2-01");
        }
    }

    @Test
    void aRecordThatIsTooLargeWithTheHeadersOfALetterDoesNotStopTheWorker() {
        String key = "k".repeat(1_048_400); // Kafka takes 1,048,576 bytes.
        try (RunningWorker _ = worker()) {
            visitors.send(key, "nonsense".getBytes(UTF_8), Map.of());

            await().atMost(CAP)
                    .until(() -> visitors.records(TopicCatalogue.LLM_REQUESTS.deadLetters())
                            .anyMatch(letter -> letter.key() == null && letter.value() == null));
            visitors.ask(ann, "Hello?");
            awaitReplies(ann, 1);
        }
    }

    @Test
    void aLoadTestsRequestNeverReachesTheModel() {
        try (RunningWorker _ = worker()) {
            visitors.ask(ann, "synthetic question", Map.of("synthetic", "true"));

            assertThat(awaitReplies(ann, 1)).extracting(Reply::source).containsExactly(Source.FALLBACK);
            assertThat(model.requests()).extracting(ScriptedModel::question).doesNotContain("synthetic question");
            assertThat(visitors.records(TopicCatalogue.REPLIES, ann))
                    .allSatisfy(
                            record -> assertThat(header(record, "synthetic")).isEqualTo("true"));
        }
    }

    @Test
    void anOrderlyStopFinishesWhatItHasBegun() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        model.usually(request -> ScriptedModel.writesOnceOpen(gate, "nearly", " done"));
        MessageId asked;
        try (RunningWorker worker = worker("quire.llm.lanes.drain-deadline=30s")) {
            asked = visitors.ask(ann, "Will you finish?").messageId();
            await().atMost(CAP).until(() -> visitors.deltas(ann).size() == 1);
            Thread stop = Thread.ofPlatform().start(worker::stop);
            gate.countDown();
            stop.join();
        }
        assertThat(awaitReplies(ann, 1)).extracting(Reply::text).containsExactly("nearly done");

        try (RunningWorker _ = worker()) {
            visitors.ask(bob, "Anything left?");
            awaitReplies(bob, 1);
        }
        assertThat(visitors.replies(ann)).as("committed, so not answered again").hasSize(1);
        assertThat(visitors.replies(ann).getFirst().inReplyTo()).isEqualTo(asked);
    }

    @Test
    void metricsNameOutcomesTokensAndLanes() throws Exception {
        try (RunningWorker worker = worker()) {
            visitors.ask(ann, "Hello?");
            awaitReplies(ann, 1);

            await().atMost(CAP)
                    .untilAsserted(() -> assertThat(worker.get("/metrics").body())
                            .containsPattern("llm_requests_total\\{outcome=\"answered\"} [1-9]")
                            .containsPattern("llm_tokens_total\\{kind=\"prompt\",model=\"gpt-4.1-mini\"} [1-9]")
                            .containsPattern("llm_tokens_total\\{kind=\"completion\",model=\"gpt-4.1-mini\"} [1-9]")
                            .containsPattern("llm_lane_wait_seconds_count [1-9]")
                            .containsPattern("llm_first_token_seconds_count [1-9]")
                            .contains(
                                    "llm_requests_total{outcome=\"refused\"} 0.0",
                                    "llm_in_flight 0.0",
                                    "kafka_consumer_")
                            .doesNotContain(ann.value()));
        }
    }

    private RunningWorker worker(String... settings) {
        return new RunningWorker(
                KAFKA,
                Stream.concat(Stream.of("quire.llm.base-url=" + model.baseUrl()), Stream.of(settings))
                        .toArray(String[]::new));
    }

    private List<Reply> awaitReplies(SessionId session, int count) {
        await().pollDelay(Duration.ZERO)
                .atMost(CAP)
                .until(() -> visitors.replies(session).size() >= count);
        return visitors.replies(session);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "absent" : new String(header.value(), UTF_8);
    }
}
