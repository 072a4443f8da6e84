package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.local.Service;
import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What an operator finds in the topics, and what a poison record among them does. */
@ExtendWith(QuireExtension.class)
class TopicsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Records records;
    private VisitorSocket visitor;
    private SessionId session;

    @BeforeEach
    void connect(Quire quire) {
        records = quire.records();
        visitor = new VisitorSocket(quire.uri(Service.WS_GATEWAY, "/"));
        session = visitor.join();
    }

    @AfterEach
    void disconnect() {
        visitor.close();
    }

    @Test
    void topicsHoldReadableJsonKeyedBySession() {
        visitor.ask("Hello");
        visitor.ask("Where is order #123456?");
        visitor.ask("What is the meaning of this?");

        assertThat(texts(TopicCatalogue.MESSAGES))
                .containsExactly("Hello", "Where is order #123456?", "What is the meaning of this?");
        assertThat(records.of(TopicCatalogue.LOOKUPS, session)).hasSize(1);
        assertThat(records.of(TopicCatalogue.LLM_REQUESTS, session)).hasSize(1);
        assertThat(records.of(TopicCatalogue.REPLIES, session)).hasSize(3);
        for (Topic<?> topic : List.of(
                TopicCatalogue.MESSAGES, TopicCatalogue.LOOKUPS, TopicCatalogue.LLM_REQUESTS, TopicCatalogue.REPLIES)) {
            for (ConsumerRecord<String, byte[]> record : records.of(topic, session)) {
                JsonNode value = EventJson.MAPPER.readTree(record.value());
                assertThat(value.path("sessionId").asString()).isEqualTo(session.value());
                assertThat(value.path("type").asString()).isNotBlank();
                assertThat(value.path("at").asString()).endsWith("Z");
                assertThat(topic.read(record.value())).isNotNull();
            }
        }
    }

    static Stream<Arguments> poisonedTopics() {
        List<Arguments> cases = List.of(
                Arguments.of(TopicCatalogue.MESSAGES, Set.of("intent-processor", "history-sink")),
                Arguments.of(TopicCatalogue.LOOKUPS, Set.of("order-enricher")),
                Arguments.of(TopicCatalogue.LLM_REQUESTS, Set.of("llm-worker")),
                Arguments.of(TopicCatalogue.REPLIES, Set.of("intent-processor", "history-sink")));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("poisonedTopics")
    void poisonIsSetAsideAndTheNextMessageServed(Topic<?> topic, Set<String> services) {
        String poison = "{\"type\": \"surprise\", \"for\": \"" + topic + "\"}";

        // The same key, so the same partition: whoever stumbles over it never gets to the questions behind.
        records.write(topic, session, poison);

        assertThat(visitor.ask("Hello")).startsWith("Hello!");
        assertThat(visitor.ask("Where is order #123456?")).startsWith("Your order #123456 is ");
        assertThat(visitor.ask("What is the meaning of this?")).startsWith("I'm not sure about that.");
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<ConsumerRecord<String, byte[]>> letters = records.of(topic.deadLetters(), session);
            assertThat(letters).allSatisfy(letter -> {
                assertThat(Records.text(letter.value())).isEqualTo(poison);
                assertThat(Records.header(letter, DeadLetterHeaders.TOPIC)).isEqualTo(topic.name());
                assertThat(Records.header(letter, DeadLetterHeaders.OFFSET)).matches("\\d+");
                assertThat(Records.header(letter, DeadLetterHeaders.CAUSE)).isNotBlank();
            });
            assertThat(letters.stream()
                            .map(letter -> Records.header(letter, DeadLetterHeaders.SERVICE))
                            .collect(Collectors.toSet()))
                    .isEqualTo(services);
        });
    }

    @Test
    void poisonWhereNobodyWorksThroughHarmsNobody() {
        records.write(TopicCatalogue.DELTAS, session, "\u0000\u0001 not json");
        records.write(TopicCatalogue.FEEDBACK, session, "");

        assertThat(visitor.ask("Hello")).startsWith("Hello!");
    }

    private List<String> texts(Topic<?> topic) {
        return records.of(topic, session).stream()
                .map(record ->
                        EventJson.MAPPER.readTree(record.value()).path("text").asString())
                .toList();
    }
}
