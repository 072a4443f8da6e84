package dev.quire.intents;

import static dev.quire.intents.DrivenTopology.ASKED;
import static dev.quire.intents.DrivenTopology.CATALOGUE;
import static dev.quire.intents.DrivenTopology.SESSION;
import static dev.quire.intents.DrivenTopology.header;
import static dev.quire.intents.DrivenTopology.key;
import static dev.quire.intents.DrivenTopology.message;
import static dev.quire.intents.DrivenTopology.stored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.Matched;
import dev.quire.schemas.Matched.Layer;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no gateway of ours writes: it ends as a dead letter, or is answered all the same, and nobody after it waits. */
class BadRecordsTest {
    private final DrivenTopology topology;

    BadRecordsTest(@TempDir Path directory) {
        topology = new DrivenTopology(directory);
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void valueThatIsNoMessageBecomesADeadLetterAndTheNextIsServed() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("private", "x".getBytes(UTF_8));
        byte[] poison = "{\"type\":\"message\"".getBytes(UTF_8);

        topology.pipe(TopicCatalogue.MESSAGES, key(SESSION), poison, headers);
        topology.pipe(TopicCatalogue.MESSAGES, null, null, new RecordHeaders());
        topology.say("Hello");

        List<TestRecord<byte[], byte[]>> letters =
                topology.out(TopicCatalogue.MESSAGES.deadLetters()).readRecordsToList();
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
        assertThat(topology.replies()).hasSize(1);
        assertThat(topology.count("chat.dead.letters", "topic", "chat.messages"))
                .isEqualTo(2);
    }

    @Test
    void messageThatCannotBeProcessedBecomesADeadLetterAndGetsTheFallback() {
        topology.store().put(SESSION + "/0000000000", stored("not an exchange"));

        VisitorMessage message = topology.say("Hello");

        TestRecord<byte[], byte[]> letter =
                topology.out(TopicCatalogue.MESSAGES.deadLetters()).readRecord();
        assertThat(letter.value()).isEqualTo(EventJson.write(message));
        assertThat(topology.replies())
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
        assertThat(topology.count("chat.requests", "intent", "unmatched", "source", "fallback"))
                .isEqualTo(1);
    }

    @Test
    void messageUnderAnotherSessionsKeyBecomesADeadLetterAndTouchesNoSession() {
        VisitorMessage message = message("Hello");

        topology.pipe(TopicCatalogue.MESSAGES, "s-2".getBytes(UTF_8), EventJson.write(message), new RecordHeaders());

        assertThat(header(topology.out(TopicCatalogue.MESSAGES.deadLetters()).readRecord(), DeadLetterHeaders.MESSAGE))
                .isEqualTo("The key is not the session id");
        assertThat(topology.replies()).hasSize(1);
        assertThat(topology.exchanges()).isZero();
    }

    @Test
    void requestTooLargeForARecordGetsTheFallback() {
        topology.say("x".repeat(950_000));

        assertThat(topology.requests()).isEmpty();
        assertThat(topology.replies())
                .singleElement()
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.source()).isEqualTo(Reply.Source.FALLBACK));
    }

    @Test
    void unknownFieldsAreIgnored() {
        String json = new String(EventJson.write(message("Hello")), UTF_8).replaceFirst("\\{", "{\"mood\":[1,{}],");

        topology.pipe(TopicCatalogue.MESSAGES, key(SESSION), json.getBytes(UTF_8), new RecordHeaders());

        assertThat(topology.replies()).hasSize(1);
    }

    @Test
    void oddTimesAreTaken() {
        for (Instant at : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
            topology.say(new VisitorMessage(SESSION, MessageId.random(), "Hello", at));
        }

        assertThat(topology.replies()).hasSize(3);
    }
}
