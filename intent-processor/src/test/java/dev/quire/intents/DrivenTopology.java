package dev.quire.intents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quire.schemas.CatalogueEvent;
import dev.quire.schemas.Event;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.LlmRequestEvent;
import dev.quire.schemas.LookupEvent;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Notice;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyEvent;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import dev.quire.understanding.CatalogueFile;
import dev.quire.understanding.LayeredMatcher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology without Kafka, asked and answered as the other services would. */
final class DrivenTopology implements AutoCloseable {
    static final SessionId SESSION = new SessionId("s-1");
    static final LayeredMatcher MATCHER = new LayeredMatcher(CatalogueFile.builtIn());
    static final String CATALOGUE = MATCHER.catalogue().version();
    static final Instant ASKED = Instant.parse("2026-11-23T10:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CurrentMatcher matcher = new CurrentMatcher(CatalogueFile.builtIn());
    private final TopologyTestDriver driver;

    DrivenTopology(Path directory) {
        IntentsProperties intents = new IntentsProperties(
                null,
                10,
                2000,
                50,
                5,
                Duration.ofMinutes(10),
                10,
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                1,
                directory,
                -1);
        Properties settings = StreamsSettings.of(intents);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        driver =
                new TopologyTestDriver(ChatTopology.of(matcher, intents, new IntentMetrics(registry)), settings, ASKED);
    }

    @Override
    public void close() {
        driver.close();
    }

    CurrentMatcher matcher() {
        return matcher;
    }

    void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    void publish(byte @Nullable [] catalogue) {
        pipe(TopicCatalogue.INTENTS, CatalogueEvent.KEY.getBytes(UTF_8), catalogue, new RecordHeaders());
    }

    VisitorMessage say(String text) {
        return say(message(text));
    }

    VisitorMessage say(VisitorMessage message) {
        pipe(TopicCatalogue.MESSAGES, key(message.sessionId()), EventJson.write(message), new RecordHeaders());
        return message;
    }

    void answer(VisitorMessage message, String text) {
        Reply reply = new Reply(SESSION, message.messageId(), text, Reply.Source.MODEL, null, ASKED);
        pipe(TopicCatalogue.REPLIES, key(SESSION), EventJson.write(reply), new RecordHeaders());
    }

    void booksShown(VisitorMessage message, String... titles) {
        Reply reply = Chat.booksReply(message.messageId(), ASKED, titles);
        pipe(TopicCatalogue.REPLIES, key(SESSION), EventJson.write(reply), new RecordHeaders());
    }

    static ValueAndTimestamp<byte[]> stored(String json) {
        return Objects.requireNonNull(ValueAndTimestamp.make(json.getBytes(UTF_8), ASKED.toEpochMilli()));
    }

    void notice(VisitorMessage message) {
        Notice notice = new Notice(
                SESSION, ReplyId.noticeTo(message.messageId(), "slow"), message.messageId(), "One moment.", ASKED);
        pipe(TopicCatalogue.REPLIES, key(SESSION), EventJson.write(notice), new RecordHeaders());
    }

    void pipe(Topic<?> topic, byte @Nullable [] key, byte @Nullable [] value, RecordHeaders headers) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers, ASKED));
    }

    List<ReplyEvent> replies() {
        return read(TopicCatalogue.REPLIES);
    }

    List<LookupEvent> lookups() {
        return read(TopicCatalogue.LOOKUPS);
    }

    List<LlmRequestEvent> requests() {
        return read(TopicCatalogue.LLM_REQUESTS);
    }

    <E extends Event> List<E> read(Topic<E> topic) {
        return out(topic).readValuesToList().stream().map(topic::read).toList();
    }

    TestOutputTopic<byte[], byte[]> out(Topic<?> topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    KeyValueStore<String, ValueAndTimestamp<byte[]>> store() {
        return driver.getTimestampedKeyValueStore(ConversationStore.NAME);
    }

    /** Exchanges of all sessions. */
    long exchanges() {
        try (var all = store().all()) {
            long count = 0;
            while (all.hasNext()) {
                all.next();
                count++;
            }
            return count;
        }
    }

    double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    static VisitorMessage message(String text) {
        return new VisitorMessage(SESSION, MessageId.random(), text, ASKED);
    }

    static byte[] key(SessionId session) {
        return session.value().getBytes(UTF_8);
    }
}
