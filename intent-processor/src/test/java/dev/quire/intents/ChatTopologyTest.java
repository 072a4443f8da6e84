package dev.quire.intents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quire.schemas.BookCard;
import dev.quire.schemas.BookLookup;
import dev.quire.schemas.Card;
import dev.quire.schemas.CatalogueEvent;
import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.Event;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.HandOver;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.LlmRequestEvent;
import dev.quire.schemas.LookupEvent;
import dev.quire.schemas.Matched;
import dev.quire.schemas.Matched.Layer;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Notice;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyEvent;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.Turn;
import dev.quire.schemas.VisitorMessage;
import dev.quire.understanding.Catalogue;
import dev.quire.understanding.CatalogueFile;
import dev.quire.understanding.LayeredMatcher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatTopologyTest {
    private static final SessionId SESSION = new SessionId("s-1");
    private static final LayeredMatcher MATCHER = new LayeredMatcher(CatalogueFile.builtIn());
    private static final String CATALOGUE = MATCHER.catalogue().version();
    private static final Instant ASKED = Instant.parse("2026-11-23T10:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CurrentMatcher matcher = new CurrentMatcher(CatalogueFile.builtIn());
    private final TopologyTestDriver driver;

    ChatTopologyTest(@TempDir Path directory) {
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

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void eachKindOfMessageGoesItsWay() {
        VisitorMessage greeting = say("Hello");
        VisitorMessage order = say("#123456");
        VisitorMessage riddle = say("who wrote Dracula?");

        assertThat(replies()).singleElement().isInstanceOfSatisfying(Reply.class, reply -> {
            assertThat(reply.replyId()).isEqualTo(ReplyId.finalReplyTo(greeting.messageId()));
            assertThat(reply.text()).isEqualTo("Hello! I'm here to help. What can I assist you with today?");
        });
        assertThat(lookups())
                .containsExactly(new OrderLookup(
                        SESSION,
                        order.messageId(),
                        new OrderNumber("123456"),
                        new Matched(Layer.ORDER_NUMBER, CATALOGUE, null),
                        ASKED));
        assertThat(requests()).singleElement().isInstanceOfSatisfying(LlmRequest.class, request -> {
            assertThat(request.messageId()).isEqualTo(riddle.messageId());
            assertThat(request.turns())
                    .extracting(Turn::text)
                    .startsWith("Hello")
                    .endsWith("#123456");
        });
        assertThat(count("chat.requests", "intent", "greeting", "layer", "phrase", "source", "canned"))
                .isEqualTo(1);
        assertThat(count("chat.requests", "intent", "order_status", "layer", "order-number", "source", "lookup"))
                .isEqualTo(1);
        assertThat(count("chat.requests", "intent", "unmatched", "layer", "none", "source", "model"))
                .isEqualTo(1);
    }

    @Test
    void aWishForBooksIsLookedUp() {
        VisitorMessage wish = say("recommend a thriller");
        booksShown(wish, "Dracula", "The Moonstone");
        VisitorMessage more = say("another one");

        assertThat(lookups())
                .containsExactly(
                        new BookLookup(
                                SESSION,
                                wish.messageId(),
                                "recommend a thriller",
                                0,
                                new Matched(Layer.CLASSIFIER, CATALOGUE, MATCHER.classifierVersion()),
                                ASKED),
                        new BookLookup(
                                SESSION,
                                more.messageId(),
                                "recommend a thriller",
                                2,
                                new Matched(Layer.CONVERSATION, CATALOGUE, null),
                                ASKED));
        assertThat(count("chat.requests", "intent", "product", "layer", "conversation", "source", "lookup"))
                .isEqualTo(1);
    }

    @Test
    void theShopIsToldWhoWantsAPerson() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("synthetic", "true".getBytes(UTF_8));
        VisitorMessage message = message("talk to a human");

        pipe(TopicCatalogue.MESSAGES, key(SESSION), EventJson.write(message), headers);
        pipe(TopicCatalogue.MESSAGES, key(SESSION), EventJson.write(message), headers);

        List<TestRecord<byte[], byte[]>> notes = out(TopicCatalogue.HAND_OVERS).readRecordsToList();
        assertThat(notes).hasSize(2).allSatisfy(note -> {
            assertThat(note.key()).isEqualTo(key(SESSION));
            assertThat(header(note, "synthetic")).isEqualTo("true");
            assertThat(TopicCatalogue.HAND_OVERS.read(note.value()))
                    .isEqualTo(new HandOver(SESSION, message.messageId(), HandOver.Reason.VISITOR_ASKED, ASKED));
        });
        assertThat(replies())
                .hasSize(2)
                .allSatisfy(reply -> assertThat(((Reply) reply).action()).isEqualTo(Reply.Action.HAND_OVER));
    }

    @Test
    void everyMessageOfABurstHasItsReplyInOrder() {
        List<VisitorMessage> burst = List.of(say("hi"), say("where is"), say("my order 123456"));
        say(burst.get(1));

        assertThat(replies())
                .extracting(ReplyEvent::inReplyTo, ReplyEvent::text)
                .containsExactly(
                        tuple(burst.get(0).messageId(), "Hello! I'm here to help. What can I assist you with today?"),
                        tuple(burst.get(1).messageId(), "Please go on, I'm listening."),
                        tuple(burst.get(1).messageId(), "Please go on, I'm listening."));
        assertThat(lookups()).singleElement().isInstanceOfSatisfying(OrderLookup.class, lookup -> {
            assertThat(lookup.messageId()).isEqualTo(burst.get(2).messageId());
            assertThat(lookup.orderNumber()).isEqualTo(new OrderNumber("123456"));
        });
        assertThat(requests()).isEmpty();
    }

    @Test
    void theCatalogueIsExchangedWhileItRuns() {
        Catalogue other = new Catalogue(
                "other-1",
                MATCHER.catalogue().texts(),
                MATCHER.catalogue().intents().reversed());
        VisitorMessage before = say("Hello");
        matcher.publish(other);
        VisitorMessage after = say("Hello");
        say(before);

        assertThat(replies())
                .extracting(ReplyEvent::inReplyTo, reply -> ((Reply) reply).matched())
                .containsExactly(
                        tuple(before.messageId(), new Matched(Layer.PHRASE, CATALOGUE, null)),
                        tuple(after.messageId(), new Matched(Layer.PHRASE, "other-1", null)),
                        tuple(before.messageId(), new Matched(Layer.PHRASE, CATALOGUE, null)));
    }

    @Test
    void aPublishedCatalogueIsInForceUntilItIsTakenBack() {
        publish(EventJson.write(new CatalogueEvent("any", """
                fallback: Sorry.
                intents:
                  - name: greeting
                    phrases: [hello]
                    answer: Ahoy!
                """, ASKED)));
        say("Hello");
        publish(EventJson.write(new CatalogueEvent("any", "fallback: Sorry.", ASKED)));
        publish("poison".getBytes(UTF_8));
        say("Hello");
        publish(null);
        say("Hello");

        assertThat(replies())
                .extracting(ReplyEvent::text)
                .containsExactly("Ahoy!", "Ahoy!", "Hello! I'm here to help. What can I assist you with today?");
        assertThat(count("chat.catalogues", "outcome", "in-force")).isEqualTo(1);
        assertThat(count("chat.catalogues", "outcome", "refused")).isEqualTo(2);
    }

    private void publish(byte @Nullable [] catalogue) {
        pipe(TopicCatalogue.INTENTS, CatalogueEvent.KEY.getBytes(UTF_8), catalogue, new RecordHeaders());
    }

    @Test
    void whatAnOlderVersionStoredIsAnsweredAsThen() {
        VisitorMessage message = message("Hello");
        store().put(
                        SESSION + "/0000000007",
                        stored("{\"messageId\":\"" + message.messageId() + "\",\"text\":\"Hello\",\"outcome\":"
                                + "{\"type\":\"answer\",\"intent\":\"greeting\",\"text\":\"Hi of old.\","
                                + "\"at\":\"2026-11-23T10:00:00Z\"}}"));

        say(message);
        say("and you?");

        assertThat(replies())
                .singleElement()
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.text()).isEqualTo("Hi of old."));
        assertThat(requests()).hasSize(1);
    }

    @Test
    void whatIsSentIsKeyedBySessionAndInOrder() {
        List<VisitorMessage> messages = List.of(say("Hello"), say("shipping?"), say("refund?"), say("Hello"));

        List<TestRecord<byte[], byte[]>> records = out(TopicCatalogue.REPLIES).readRecordsToList();

        assertThat(records).allSatisfy(record -> assertThat(record.key()).isEqualTo(key(SESSION)));
        assertThat(records.stream()
                        .map(record ->
                                TopicCatalogue.REPLIES.read(record.value()).inReplyTo()))
                .containsExactlyElementsOf(
                        messages.stream().map(VisitorMessage::messageId).toList());
    }

    @Test
    void onlyTheAgreedHeadersAreCarriedOn() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(UTF_8));
        headers.add("synthetic", "true".getBytes(UTF_8));
        headers.add("private", "x".getBytes(UTF_8));

        pipe(TopicCatalogue.MESSAGES, key(SESSION), EventJson.write(message("Hello")), headers);

        assertThat(out(TopicCatalogue.REPLIES).readRecord().headers().toArray())
                .extracting(Header::key)
                .containsExactly("traceparent", "synthetic");
    }

    @Test
    void messageThatComesAgainIsAnsweredAlike() {
        VisitorMessage greeting = say("Hello");
        VisitorMessage order = say("123456");
        VisitorMessage riddle = say("who wrote Dracula?");
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        say(greeting);
        say(order);
        say(riddle);

        assertSameTwice(TopicCatalogue.REPLIES);
        assertSameTwice(TopicCatalogue.LOOKUPS);
        assertSameTwice(TopicCatalogue.LLM_REQUESTS);
        assertThat(count("chat.repeated.requests")).isEqualTo(3);
        assertThat(count("chat.requests", "intent", "greeting", "source", "canned"))
                .isEqualTo(1);
    }

    @Test
    void valueThatIsNoMessageBecomesADeadLetterAndTheNextIsServed() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("private", "x".getBytes(UTF_8));
        byte[] poison = "{\"type\":\"message\"".getBytes(UTF_8);

        pipe(TopicCatalogue.MESSAGES, key(SESSION), poison, headers);
        pipe(TopicCatalogue.MESSAGES, null, null, new RecordHeaders());
        say("Hello");

        List<TestRecord<byte[], byte[]>> letters =
                out(TopicCatalogue.MESSAGES.deadLetters()).readRecordsToList();
        assertThat(letters).hasSize(2);
        assertThat(letters.getFirst().key()).isEqualTo(key(SESSION));
        assertThat(letters.getFirst().value()).isEqualTo(poison);
        assertThat(header(letters.getFirst(), "private")).isEqualTo("x");
        assertThat(header(letters.getFirst(), DeadLetterHeaders.SERVICE)).isEqualTo("intent-processor");
        assertThat(header(letters.getFirst(), DeadLetterHeaders.TOPIC)).isEqualTo("chat.messages");
        assertThat(header(letters.getFirst(), DeadLetterHeaders.PARTITION)).isEqualTo("0");
        assertThat(header(letters.getFirst(), DeadLetterHeaders.OFFSET)).isEqualTo("0");
        assertThat(header(letters.getFirst(), DeadLetterHeaders.CAUSE)).endsWith("MalformedEventException");
        assertThat(header(letters.get(1), DeadLetterHeaders.OFFSET)).isEqualTo("1");
        assertThat(replies()).hasSize(1);
        assertThat(count("chat.dead.letters", "topic", "chat.messages")).isEqualTo(2);
    }

    @Test
    void messageThatCannotBeProcessedBecomesADeadLetterAndGetsTheFallback() {
        store().put(SESSION + "/0000000000", stored("not an exchange"));

        VisitorMessage message = say("Hello");

        TestRecord<byte[], byte[]> letter =
                out(TopicCatalogue.MESSAGES.deadLetters()).readRecord();
        assertThat(letter.value()).isEqualTo(EventJson.write(message));
        assertThat(replies())
                .containsExactly(new Reply(
                        SESSION,
                        ReplyId.finalReplyTo(message.messageId()),
                        message.messageId(),
                        "I'm not sure about that. Please contact support@bookstore.com for assistance.",
                        Reply.Source.FALLBACK,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        new Matched(Layer.NONE, CATALOGUE, null),
                        ASKED));
        assertThat(count("chat.requests", "intent", "unmatched", "source", "fallback"))
                .isEqualTo(1);
    }

    @Test
    void messageUnderAnotherSessionsKeyBecomesADeadLetterAndTouchesNoSession() {
        VisitorMessage message = message("Hello");

        pipe(TopicCatalogue.MESSAGES, "s-2".getBytes(UTF_8), EventJson.write(message), new RecordHeaders());

        assertThat(header(out(TopicCatalogue.MESSAGES.deadLetters()).readRecord(), DeadLetterHeaders.MESSAGE))
                .isEqualTo("The key is not the session id");
        assertThat(replies()).hasSize(1);
        assertThat(stored()).isZero();
    }

    @Test
    void requestTooLargeForARecordGetsTheFallback() {
        say("x".repeat(950_000));

        assertThat(requests()).isEmpty();
        assertThat(replies())
                .singleElement()
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.source()).isEqualTo(Reply.Source.FALLBACK));
    }

    @Test
    void unknownFieldsAreIgnored() {
        String json = new String(EventJson.write(message("Hello")), UTF_8).replaceFirst("\\{", "{\"mood\":[1,{}],");

        pipe(TopicCatalogue.MESSAGES, key(SESSION), json.getBytes(UTF_8), new RecordHeaders());

        assertThat(replies()).hasSize(1);
    }

    @Test
    void oddTimesAreTaken() {
        for (Instant at : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
            say(new VisitorMessage(SESSION, MessageId.random(), "Hello", at));
        }

        assertThat(replies()).hasSize(3);
    }

    @Test
    void answersOfOtherServicesAreContextForTheModel() {
        VisitorMessage first = say("who wrote Dracula?");
        notice(first);
        pipe(TopicCatalogue.REPLIES, key(SESSION), "poison".getBytes(UTF_8), new RecordHeaders());
        answer(first, "Bram Stoker.");
        answer(first, "Bram Stoker.");
        say("and when?");

        assertThat(requests().getLast())
                .isInstanceOfSatisfying(
                        LlmRequest.class,
                        request -> assertThat(request.turns())
                                .containsExactly(
                                        new Turn(Turn.Speaker.VISITOR, "who wrote Dracula?"),
                                        new Turn(Turn.Speaker.ASSISTANT, "Bram Stoker.")));
        assertThat(replies()).isEmpty();
        assertThat(out(TopicCatalogue.REPLIES.deadLetters()).readRecordsToList())
                .hasSize(1);
    }

    @Test
    void sessionsDoNotSeeOneAnother() {
        say("my name is Ada");
        SessionId other = new SessionId("s-2");
        say(new VisitorMessage(other, MessageId.random(), "what is my name?", ASKED));

        assertThat(requests().getLast()).isInstanceOfSatisfying(LlmRequest.class, request -> {
            assertThat(request.sessionId()).isEqualTo(other);
            assertThat(request.turns()).isEmpty();
        });
    }

    @Test
    void idleSessionsAreForgottenAFewValuesAtATime() {
        for (int number = 0; number < 120; number++) {
            say(new VisitorMessage(new SessionId("idle-" + number), MessageId.random(), "Hello", ASKED));
        }
        driver.advanceWallClockTime(Duration.ofHours(23));
        say("Hello");
        driver.advanceWallClockTime(Duration.ofMinutes(59));
        assertThat(stored()).isEqualTo(121);

        driver.advanceWallClockTime(Duration.ofMinutes(1));
        assertThat(stored()).isBetween(121L - 100, 121L - 1);
        for (int run = 0; run < 5; run++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }

        assertThat(stored()).isEqualTo(1);
        assertThat(store().get(SESSION + "/0000000000")).isNotNull();
    }

    @Test
    void ofALongConversationTheLatestMessagesAreKept() {
        VisitorMessage first = say("Hello");
        for (int number = 0; number < 50; number++) {
            say("Hello");
        }
        assertThat(stored()).isEqualTo(50);

        say(first);

        assertThat(stored()).isEqualTo(50);
        assertThat(count("chat.requests", "intent", "greeting", "source", "canned"))
                .as("decided, the forgotten one anew")
                .isEqualTo(52);
        assertThat(replies())
                .filteredOn(reply -> reply.inReplyTo().equals(first.messageId()))
                .hasSize(2);
    }

    @Test
    void answerToAForgottenSessionDoesNotBringItBack() {
        answer(message("who wrote Dracula?"), "Bram Stoker.");

        assertThat(stored()).isZero();
    }

    private VisitorMessage say(String text) {
        return say(message(text));
    }

    private VisitorMessage say(VisitorMessage message) {
        pipe(TopicCatalogue.MESSAGES, key(message.sessionId()), EventJson.write(message), new RecordHeaders());
        return message;
    }

    private void answer(VisitorMessage message, String text) {
        Reply reply = new Reply(SESSION, message.messageId(), text, Reply.Source.MODEL, null, ASKED);
        pipe(TopicCatalogue.REPLIES, key(SESSION), EventJson.write(reply), new RecordHeaders());
    }

    private void booksShown(VisitorMessage message, String... titles) {
        List<Card> cards = Stream.of(titles)
                .<Card>map(title -> new BookCard(title, title, "Somebody", "Fiction", 900, "USD", null, null))
                .toList();
        Reply reply = new Reply(
                SESSION,
                ReplyId.finalReplyTo(message.messageId()),
                message.messageId(),
                "How about these?",
                Reply.Source.LOOKUP,
                "product",
                List.of(),
                cards,
                null,
                null,
                ASKED);
        pipe(TopicCatalogue.REPLIES, key(SESSION), EventJson.write(reply), new RecordHeaders());
    }

    private static ValueAndTimestamp<byte[]> stored(String json) {
        return Objects.requireNonNull(ValueAndTimestamp.make(json.getBytes(UTF_8), ASKED.toEpochMilli()));
    }

    private void notice(VisitorMessage message) {
        Notice notice = new Notice(
                SESSION, ReplyId.noticeTo(message.messageId(), "slow"), message.messageId(), "One moment.", ASKED);
        pipe(TopicCatalogue.REPLIES, key(SESSION), EventJson.write(notice), new RecordHeaders());
    }

    private void pipe(Topic<?> topic, byte @Nullable [] key, byte @Nullable [] value, RecordHeaders headers) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers, ASKED));
    }

    private List<ReplyEvent> replies() {
        return read(TopicCatalogue.REPLIES);
    }

    private List<LookupEvent> lookups() {
        return read(TopicCatalogue.LOOKUPS);
    }

    private List<LlmRequestEvent> requests() {
        return read(TopicCatalogue.LLM_REQUESTS);
    }

    private <E extends Event> List<E> read(Topic<E> topic) {
        return out(topic).readValuesToList().stream().map(topic::read).toList();
    }

    private TestOutputTopic<byte[], byte[]> out(Topic<?> topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void assertSameTwice(Topic<?> topic) {
        List<byte[]> values = out(topic).readValuesToList();
        assertThat(values).hasSize(2);
        assertThat(values.getLast()).isEqualTo(values.getFirst());
    }

    private KeyValueStore<String, ValueAndTimestamp<byte[]>> store() {
        return driver.getTimestampedKeyValueStore(ConversationStore.NAME);
    }

    /** Exchanges of all sessions. */
    private long stored() {
        try (var all = store().all()) {
            long count = 0;
            while (all.hasNext()) {
                all.next();
                count++;
            }
            return count;
        }
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static VisitorMessage message(String text) {
        return new VisitorMessage(SESSION, MessageId.random(), text, ASKED);
    }

    private static byte[] key(SessionId session) {
        return session.value().getBytes(UTF_8);
    }
}
