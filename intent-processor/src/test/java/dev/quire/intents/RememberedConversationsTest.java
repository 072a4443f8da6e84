package dev.quire.intents;

import static dev.quire.intents.DrivenTopology.ASKED;
import static dev.quire.intents.DrivenTopology.SESSION;
import static dev.quire.intents.DrivenTopology.key;
import static dev.quire.intents.DrivenTopology.message;
import static dev.quire.intents.DrivenTopology.stored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.Turn;
import dev.quire.schemas.VisitorMessage;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the topology remembers of a session, for whom, and for how long. */
class RememberedConversationsTest {
    private final DrivenTopology topology;

    RememberedConversationsTest(@TempDir Path directory) {
        topology = new DrivenTopology(directory);
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void whatAnOlderVersionStoredIsAnsweredAsThen() {
        VisitorMessage message = message("Hello");
        topology.store()
                .put(
                        SESSION + "/0000000007",
                        stored("{\"messageId\":\"" + message.messageId() + "\",\"text\":\"Hello\",\"outcome\":"
                                + "{\"type\":\"answer\",\"intent\":\"greeting\",\"text\":\"Hi of old.\","
                                + "\"at\":\"2026-11-23T10:00:00Z\"}}"));

        topology.say(message);
        topology.say("and you?");

        assertThat(topology.replies())
                .singleElement()
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.text()).isEqualTo("Hi of old."));
        assertThat(topology.requests()).hasSize(1);
    }

    @Test
    void answersOfOtherServicesAreContextForTheModel() {
        VisitorMessage first = topology.say("who wrote Dracula?");
        topology.notice(first);
        topology.pipe(TopicCatalogue.REPLIES, key(SESSION), "poison".getBytes(UTF_8), new RecordHeaders());
        topology.answer(first, "Bram Stoker.");
        topology.answer(first, "Bram Stoker.");
        topology.say("and when?");

        assertThat(topology.requests().getLast())
                .isInstanceOfSatisfying(
                        LlmRequest.class,
                        request -> assertThat(request.turns())
                                .containsExactly(
                                        new Turn(Turn.Speaker.VISITOR, "who wrote Dracula?"),
                                        new Turn(Turn.Speaker.ASSISTANT, "Bram Stoker.")));
        assertThat(topology.replies()).isEmpty();
        assertThat(topology.out(TopicCatalogue.REPLIES.deadLetters()).readRecordsToList())
                .hasSize(1);
    }

    @Test
    void answerThatQuotesOneOfOursIsContextToo() {
        String text = "My JSON says \"source\":\"canned\".";
        topology.answer(topology.say("who wrote Dracula?"), text);
        topology.say("and when?");

        assertThat(topology.requests().getLast())
                .isInstanceOfSatisfying(
                        LlmRequest.class,
                        request -> assertThat(request.turns()).contains(new Turn(Turn.Speaker.ASSISTANT, text)));
    }

    @Test
    void sessionsDoNotSeeOneAnother() {
        topology.say("my name is Ada");
        SessionId other = new SessionId("s-2");
        topology.say(new VisitorMessage(other, MessageId.random(), "what is my name?", ASKED));

        assertThat(topology.requests().getLast()).isInstanceOfSatisfying(LlmRequest.class, request -> {
            assertThat(request.sessionId()).isEqualTo(other);
            assertThat(request.turns()).isEmpty();
        });
    }

    @Test
    void idleSessionsAreForgottenAFewValuesAtATime() {
        for (int number = 0; number < 120; number++) {
            topology.say(new VisitorMessage(new SessionId("idle-" + number), MessageId.random(), "Hello", ASKED));
        }
        topology.advance(Duration.ofHours(23));
        topology.say("Hello");
        topology.advance(Duration.ofMinutes(59));
        assertThat(topology.exchanges()).isEqualTo(121);

        topology.advance(Duration.ofMinutes(1));
        assertThat(topology.exchanges()).isBetween(121L - 100, 121L - 1);
        for (int run = 0; run < 5; run++) {
            topology.advance(Duration.ofSeconds(1));
        }

        assertThat(topology.exchanges()).isEqualTo(1);
        assertThat(topology.store().get(SESSION + "/0000000000")).isNotNull();
    }

    @Test
    void ofALongConversationTheLatestMessagesAreKept() {
        VisitorMessage first = topology.say("Hello");
        for (int number = 0; number < 50; number++) {
            topology.say("Hello");
        }
        assertThat(topology.exchanges()).isEqualTo(50);

        topology.say(first);

        assertThat(topology.exchanges()).isEqualTo(50);
        assertThat(topology.count("chat.requests", "intent", "greeting", "source", "canned"))
                .as("decided, the forgotten one anew")
                .isEqualTo(52);
        assertThat(topology.replies())
                .filteredOn(reply -> reply.inReplyTo().equals(first.messageId()))
                .hasSize(2);
    }

    @Test
    void answerToAForgottenSessionDoesNotBringItBack() {
        topology.answer(message("who wrote Dracula?"), "Bram Stoker.");

        assertThat(topology.exchanges()).isZero();
    }
}
