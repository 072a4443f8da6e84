package dev.quire.intents;

import static dev.quire.intents.DrivenTopology.ASKED;
import static dev.quire.intents.DrivenTopology.CATALOGUE;
import static dev.quire.intents.DrivenTopology.MATCHER;
import static dev.quire.intents.DrivenTopology.SESSION;
import static dev.quire.intents.DrivenTopology.header;
import static dev.quire.intents.DrivenTopology.key;
import static dev.quire.intents.DrivenTopology.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quire.schemas.BookLookup;
import dev.quire.schemas.CatalogueEvent;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.HandOver;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Matched;
import dev.quire.schemas.Matched.Layer;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyEvent;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.Turn;
import dev.quire.schemas.VisitorMessage;
import dev.quire.understanding.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatTopologyTest {
    private final DrivenTopology topology;

    ChatTopologyTest(@TempDir Path directory) {
        topology = new DrivenTopology(directory);
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void eachKindOfMessageGoesItsWay() {
        VisitorMessage greeting = topology.say("Hello");
        VisitorMessage order = topology.say("#123456");
        VisitorMessage riddle = topology.say("who wrote Dracula?");

        assertThat(topology.replies()).singleElement().isInstanceOfSatisfying(Reply.class, reply -> {
            assertThat(reply.replyId()).isEqualTo(ReplyId.finalReplyTo(greeting.messageId()));
            assertThat(reply.text()).isEqualTo("Hello! I'm here to help. What can I assist you with today?");
        });
        assertThat(topology.lookups())
                .containsExactly(new OrderLookup(
                        SESSION,
                        order.messageId(),
                        new OrderNumber("123456"),
                        new Matched(Layer.ORDER_NUMBER, CATALOGUE, null),
                        ASKED));
        assertThat(topology.requests()).singleElement().isInstanceOfSatisfying(LlmRequest.class, request -> {
            assertThat(request.messageId()).isEqualTo(riddle.messageId());
            assertThat(request.turns())
                    .extracting(Turn::text)
                    .startsWith("Hello")
                    .endsWith("#123456");
        });
        assertThat(topology.count("chat.requests", "intent", "greeting", "layer", "phrase", "source", "canned"))
                .isEqualTo(1);
        assertThat(topology.count(
                        "chat.requests", "intent", "order_status", "layer", "order-number", "source", "lookup"))
                .isEqualTo(1);
        assertThat(topology.count("chat.requests", "intent", "unmatched", "layer", "none", "source", "model"))
                .isEqualTo(1);
    }

    @Test
    void aWishForBooksIsLookedUp() {
        VisitorMessage wish = topology.say("recommend a thriller");
        topology.booksShown(wish, "Dracula", "The Moonstone");
        VisitorMessage more = topology.say("another one");

        assertThat(topology.lookups())
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
        assertThat(topology.count("chat.requests", "intent", "product", "layer", "conversation", "source", "lookup"))
                .isEqualTo(1);
    }

    @Test
    void theShopIsToldWhoWantsAPerson() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("synthetic", "true".getBytes(UTF_8));
        VisitorMessage message = message("talk to a human");

        topology.pipe(TopicCatalogue.MESSAGES, key(SESSION), EventJson.write(message), headers);
        topology.pipe(TopicCatalogue.MESSAGES, key(SESSION), EventJson.write(message), headers);

        List<TestRecord<byte[], byte[]>> notes =
                topology.out(TopicCatalogue.HAND_OVERS).readRecordsToList();
        assertThat(notes).hasSize(2).allSatisfy(note -> {
            assertThat(note.key()).isEqualTo(key(SESSION));
            assertThat(header(note, "synthetic")).isEqualTo("true");
            assertThat(TopicCatalogue.HAND_OVERS.read(note.value()))
                    .isEqualTo(new HandOver(SESSION, message.messageId(), HandOver.Reason.VISITOR_ASKED, ASKED));
        });
        assertThat(topology.replies())
                .hasSize(2)
                .allSatisfy(reply -> assertThat(((Reply) reply).action()).isEqualTo(Reply.Action.HAND_OVER));
    }

    @Test
    void everyMessageOfABurstHasItsReplyInOrder() {
        List<VisitorMessage> burst =
                List.of(topology.say("hi"), topology.say("where is"), topology.say("my order 123456"));
        topology.say(burst.get(1));

        assertThat(topology.replies())
                .extracting(ReplyEvent::inReplyTo, ReplyEvent::text)
                .containsExactly(
                        tuple(burst.get(0).messageId(), "Hello! I'm here to help. What can I assist you with today?"),
                        tuple(burst.get(1).messageId(), "Please go on, I'm listening."),
                        tuple(burst.get(1).messageId(), "Please go on, I'm listening."));
        assertThat(topology.lookups()).singleElement().isInstanceOfSatisfying(OrderLookup.class, lookup -> {
            assertThat(lookup.messageId()).isEqualTo(burst.get(2).messageId());
            assertThat(lookup.orderNumber()).isEqualTo(new OrderNumber("123456"));
        });
        assertThat(topology.requests()).isEmpty();
    }

    @Test
    void theCatalogueIsExchangedWhileItRuns() {
        Catalogue other = new Catalogue(
                "other-1",
                MATCHER.catalogue().texts(),
                MATCHER.catalogue().intents().reversed());
        VisitorMessage before = topology.say("Hello");
        topology.matcher().publish(other);
        VisitorMessage after = topology.say("Hello");
        topology.say(before);

        assertThat(topology.replies())
                .extracting(ReplyEvent::inReplyTo, reply -> ((Reply) reply).matched())
                .containsExactly(
                        tuple(before.messageId(), new Matched(Layer.PHRASE, CATALOGUE, null)),
                        tuple(after.messageId(), new Matched(Layer.PHRASE, "other-1", null)),
                        tuple(before.messageId(), new Matched(Layer.PHRASE, CATALOGUE, null)));
    }

    @Test
    void aPublishedCatalogueIsInForceUntilItIsTakenBack() {
        topology.publish(EventJson.write(new CatalogueEvent("any", """
                fallback: Sorry.
                intents:
                  - name: greeting
                    phrases: [hello]
                    answer: Ahoy!
                """, ASKED)));
        topology.say("Hello");
        topology.publish(EventJson.write(new CatalogueEvent("any", "fallback: Sorry.", ASKED)));
        topology.publish("poison".getBytes(UTF_8));
        topology.say("Hello");
        topology.publish(null);
        topology.say("Hello");

        assertThat(topology.replies())
                .extracting(ReplyEvent::text)
                .containsExactly("Ahoy!", "Ahoy!", "Hello! I'm here to help. What can I assist you with today?");
        assertThat(topology.count("chat.catalogues", "outcome", "in-force")).isEqualTo(1);
        assertThat(topology.count("chat.catalogues", "outcome", "refused")).isEqualTo(2);
    }

    @Test
    void whatIsSentIsKeyedBySessionAndInOrder() {
        List<VisitorMessage> messages = List.of(
                topology.say("Hello"), topology.say("shipping?"), topology.say("refund?"), topology.say("Hello"));

        List<TestRecord<byte[], byte[]>> records =
                topology.out(TopicCatalogue.REPLIES).readRecordsToList();

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

        topology.pipe(TopicCatalogue.MESSAGES, key(SESSION), EventJson.write(message("Hello")), headers);

        assertThat(topology.out(TopicCatalogue.REPLIES).readRecord().headers().toArray())
                .extracting(Header::key)
                .containsExactly("traceparent", "synthetic");
    }

    @Test
    void messageThatComesAgainIsAnsweredAlike() {
        VisitorMessage greeting = topology.say("Hello");
        VisitorMessage order = topology.say("123456");
        VisitorMessage riddle = topology.say("who wrote Dracula?");
        topology.advance(Duration.ofMinutes(1));
        topology.say(greeting);
        topology.say(order);
        topology.say(riddle);

        assertSameTwice(TopicCatalogue.REPLIES);
        assertSameTwice(TopicCatalogue.LOOKUPS);
        assertSameTwice(TopicCatalogue.LLM_REQUESTS);
        assertThat(topology.count("chat.repeated.requests")).isEqualTo(3);
        assertThat(topology.count("chat.requests", "intent", "greeting", "source", "canned"))
                .isEqualTo(1);
    }

    private void assertSameTwice(Topic<?> topic) {
        List<byte[]> values = topology.out(topic).readValuesToList();
        assertThat(values).hasSize(2);
        assertThat(values.getLast()).isEqualTo(values.getFirst());
    }
}
