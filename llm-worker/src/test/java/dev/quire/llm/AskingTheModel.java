package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.llm.ScriptedModel.Call;
import dev.quire.llm.budget.Budget;
import dev.quire.llm.tools.Lookups;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyDelta;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.Turn;
import dev.quire.understanding.CatalogueFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** All of the service but Kafka, between a scripted model and a look-up server. */
abstract class AskingTheModel {
    private static final SessionId SESSION = new SessionId("s-1");
    static final String ORDER = "/api/orders/123456/status";
    static final String SPACE_BOOKS = "/api/books?wish=space+%26+sand&skip=0&limit=3";
    static final String SHIPPED = """
            {"order_number":"123456","status":"shipped","placed_on":"2026-11-20","shipped_on":"2026-11-22",\
            "expected_on":"2026-11-27","carrier":"UPS","customer_email":"ann@example.com"}""";
    static final String DUNE = """
            {"type":"book","bookId":"b-1","title":"Dune","author":"Frank Herbert","genre":"Science Fiction",\
            "priceCents":1099,"currency":"USD","publishedIn":1965,"why":"Deserts and empires."}""";
    static final Call ORDER_CALL = new Call("call-1", "look_up_order", "{\"order_number\": \"123456\"}");
    static final Call BOOKS_CALL = new Call("call-2", "find_books", "{\"wish\":\"space & sand\"}");

    final ScriptedModel model = new ScriptedModel();
    final LookupServer shop = new LookupServer();
    final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Map<String, Object> settings = new HashMap<>(Map.of(
            "quire.llm.base-url",
            model.baseUrl(),
            "quire.llm.lookups-url",
            shop.url(),
            "quire.llm.deadline",
            "50s", // A busy machine takes seconds for a test's first call.
            "quire.llm.delta-interval",
            "0"));

    @AfterEach
    void stop() {
        model.close();
        shop.close();
    }

    Reply ask(String text, Turn... turns) {
        try (Worker worker = new Worker()) {
            return worker.ask(text, turns);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All of the service but Kafka; keeps what it learns about the model's server. */
    final class Worker implements AutoCloseable {
        private final LlmProperties properties = LlmPropertiesTest.read(settings);
        private final LlmMetrics metrics = new LlmMetrics(registry);
        private final @Nullable Lookups lookups = new LlmWorkerConfiguration().lookups(properties, registry);
        private final OpenAiModel openAi = OpenAiModel.of(
                properties,
                CatalogueFile::builtIn,
                lookups,
                new Budget(properties.budget(), properties.model(), Clock.systemUTC(), registry),
                metrics);
        private final RequestHandler handler = new RequestHandler(
                new LlmWorkerConfiguration().answerer(openAi, CatalogueFile::builtIn, properties),
                new EventWriter(producer, "llm-worker"),
                properties.deltaInterval(),
                (delay, task) -> {},
                false,
                Clock.systemUTC(),
                metrics);

        Reply ask(String text, Turn... turns) throws InterruptedException {
            LlmRequest request = new LlmRequest(SESSION, MessageId.random(), text, List.of(turns), null, Instant.now());
            handler.handle(new ConsumerRecord<>("chat.llm-requests", 0, 0, new byte[0], EventJson.write(request)));
            List<Reply> replies = producer.history().stream()
                    .filter(sent -> sent.topic().equals("chat.replies"))
                    .map(sent -> (Reply) TopicCatalogue.REPLIES.read(sent.value()))
                    .filter(reply -> reply.inReplyTo().equals(request.messageId()))
                    .toList();
            assertThat(replies).hasSize(1);
            return replies.getFirst();
        }

        @Override
        public void close() {
            openAi.close();
            if (lookups != null) {
                lookups.close();
            }
        }
    }

    List<String> topics() {
        return producer.history().stream().map(sent -> sent.topic()).toList();
    }

    List<String> deltas() {
        return producer.history().stream()
                .filter(sent -> sent.topic().equals("chat.deltas"))
                .map(sent -> (ReplyDelta) TopicCatalogue.DELTAS.read(sent.value()))
                .map(delta -> delta.index() + ":" + delta.text())
                .toList();
    }

    static List<String> roles(JsonNode request) {
        return request.get("messages").findValuesAsString("role");
    }

    static String system(JsonNode request) {
        return request.get("messages").get(0).get("content").asString();
    }

    /** What the tools' messages hold. */
    static List<String> results(JsonNode request) {
        return request.get("messages")
                .valueStream()
                .filter(message -> message.get("role").asString().equals("tool"))
                .map(message -> message.get("content").asString())
                .toList();
    }
}
