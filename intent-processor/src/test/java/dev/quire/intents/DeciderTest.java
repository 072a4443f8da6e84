package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.intents.Decider.Decision;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Turn;
import dev.quire.schemas.Turn.Speaker;
import dev.quire.schemas.VisitorMessage;
import dev.quire.understanding.CatalogueFile;
import dev.quire.understanding.LayeredMatcher;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final SessionId SESSION = new SessionId("s-1");
    private static final Instant ASKED = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NOW = ASKED.plusMillis(7);
    private static final Instant LATER = ASKED.plusSeconds(60);

    private final Decider decider =
            new Decider(new LayeredMatcher(CatalogueFile.builtIn()), new Conversation.Limits(4, 100, 3));

    @Test
    void knownQuestionIsAnswered() {
        VisitorMessage message = message("Hi, where's my parcel?");

        Decision decision = decider.decide(Conversation.NEW, message, NOW);

        assertThat(decision.event()).isInstanceOfSatisfying(Reply.class, reply -> {
            assertThat(reply.sessionId()).isEqualTo(SESSION);
            assertThat(reply.replyId()).isEqualTo(ReplyId.finalReplyTo(message.messageId()));
            assertThat(reply.inReplyTo()).isEqualTo(message.messageId());
            assertThat(reply.text()).isEqualTo("I can help you track your order. Please provide your order number.");
            assertThat(reply.source()).isEqualTo(Reply.Source.CANNED);
            assertThat(reply.intent()).isEqualTo("order_status");
            assertThat(reply.quickReplies()).isNotEmpty();
            assertThat(reply.at()).isEqualTo(NOW);
        });
        assertThat(decision.repeated()).isFalse();
    }

    @Test
    void orderNumberIsLookedUp() {
        VisitorMessage message = message("where is #123456?");

        assertThat(decider.decide(Conversation.NEW, message, NOW).event())
                .isEqualTo(new OrderLookup(SESSION, message.messageId(), new OrderNumber("123456"), NOW));
    }

    @Test
    void theRestGoesToTheModelWithWhatWasSaidBefore() {
        Conversation conversation = decide(Conversation.NEW, message("hello")).conversation();
        VisitorMessage message = message("who wrote Dracula?");

        Decision decision = decide(conversation, message);

        assertThat(decision.event())
                .isEqualTo(new LlmRequest(
                        SESSION,
                        message.messageId(),
                        "who wrote Dracula?",
                        List.of(
                                new Turn(Speaker.VISITOR, "hello"),
                                new Turn(
                                        Speaker.ASSISTANT,
                                        "Hello! I'm here to help. What can I assist you with today?")),
                        NOW));
    }

    @Test
    void whatIsSentIsNeverOlderThanItsMessage() {
        VisitorMessage message = message("hello");

        assertThat(decider.decide(Conversation.NEW, message, ASKED.minusSeconds(5))
                        .event()
                        .at())
                .isEqualTo(ASKED);
    }

    @Test
    void messageThatComesAgainGetsTheSameAgain() {
        List<VisitorMessage> messages =
                List.of(message("hello"), message("where is order 123456?"), message("who wrote Dracula?"));
        for (VisitorMessage message : messages) {
            Conversation before = decide(Conversation.NEW, message("Hey")).conversation();
            Decision first = decide(before, message);

            Decision second = decider.decide(reread(first.conversation()), message, LATER);

            assertThat(second.event()).isEqualTo(first.event());
            assertThat(second.conversation()).isEqualTo(first.conversation());
            assertThat(second.repeated()).isTrue();
        }
    }

    @Test
    void storedAnswerOutlivesItsCatalogue() {
        Outcome stored = new Outcome.Answer("old", "An answer of old.", List.of("Really?"), ASKED);
        VisitorMessage message = message("hello");
        Conversation before =
                new Conversation(List.of(), List.of(new Conversation.Handled(message.messageId(), stored)));

        assertThat(decider.decide(reread(before), message, LATER).event())
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.text()).isEqualTo("An answer of old."));
    }

    @Test
    void repeatedQuestionToTheModelDoesNotShowWhatCameAfterIt() {
        VisitorMessage first = message("who wrote Dracula?");
        Conversation conversation = decide(Conversation.NEW, first).conversation();
        conversation = decide(conversation, message("and Frankenstein?")).conversation();

        assertThat(decider.decide(conversation, first, LATER).event())
                .isInstanceOfSatisfying(
                        LlmRequest.class, request -> assertThat(request.turns()).isEmpty());
    }

    @Test
    void answersOfOthersAreRememberedBehindTheirQuestions() {
        VisitorMessage first = message("who wrote Dracula?");
        VisitorMessage second = message("and Frankenstein?");
        Conversation conversation = decide(Conversation.NEW, first).conversation();
        conversation = decide(conversation, second).conversation();
        conversation = decider.remember(conversation, reply(first, "Bram Stoker."));
        conversation = decider.remember(conversation, reply(second, "Mary Shelley."));

        assertThat(turnsBefore(conversation, message("thanks")))
                .containsExactly("who wrote Dracula?", "Bram Stoker.", "and Frankenstein?", "Mary Shelley.");
    }

    @Test
    void answerIsRememberedOnce() {
        VisitorMessage message = message("hello");
        Conversation conversation = decide(Conversation.NEW, message).conversation();

        assertThat(decider.remember(conversation, reply(message, "Hello again!")))
                .isEqualTo(conversation);
    }

    @Test
    void answerToAnUnknownMessageIsNotRemembered() {
        assertThat(decider.remember(Conversation.NEW, reply(message("lost"), "An answer.")))
                .isEqualTo(Conversation.NEW);
    }

    @Test
    void turnsAreTheLatestFew() {
        Conversation conversation = Conversation.NEW;
        for (int number = 1; number <= 20; number++) {
            conversation = decide(conversation, message("riddle " + number)).conversation();
        }

        assertThat(turnsBefore(conversation, message("who?")))
                .containsExactly("riddle 17", "riddle 18", "riddle 19", "riddle 20");
        assertThat(conversation.lines()).hasSize(8);
        assertThat(conversation.handled()).hasSize(3);
    }

    @Test
    void longLinesAreCutBetweenCharacters() {
        String book = "\uD83D\uDCD6";
        Conversation conversation =
                decide(Conversation.NEW, message("a" + book.repeat(200))).conversation();

        assertThat(turnsBefore(conversation, message("who?"))).containsExactly("a" + book.repeat(49));
    }

    @Test
    void unknownFieldsOfAStoredConversationAreIgnored() {
        String later = """
                {"mood":"good","lines":[{"messageId":"8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c","speaker":"visitor",
                "text":"hello","language":"en"}],"handled":[]}""";

        assertThat(Conversation.read(later.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .lines())
                .extracting(Conversation.Line::text)
                .containsExactly("hello");
    }

    @Test
    void largestStateFitsIntoARecord() {
        Decider generous =
                new Decider(new LayeredMatcher(CatalogueFile.builtIn()), new Conversation.Limits(20, 4_000, 100));
        Conversation conversation = IntStream.range(0, 100)
                .mapToObj(_ -> message("\u20AC".repeat(5_000)))
                .reduce(
                        Conversation.NEW,
                        (before, message) ->
                                generous.decide(before, message, NOW).conversation(),
                        (_, last) -> last);

        assertThat(conversation.json().length).isGreaterThan(400_000).isLessThan(900_000);
    }

    private Decision decide(Conversation before, VisitorMessage message) {
        return decider.decide(before, message, NOW);
    }

    private List<String> turnsBefore(Conversation conversation, VisitorMessage message) {
        LlmRequest request = (LlmRequest) decide(conversation, message).event();
        return request.turns().stream().map(Turn::text).toList();
    }

    private static Conversation reread(Conversation conversation) {
        return Conversation.read(conversation.json());
    }

    private static VisitorMessage message(String text) {
        return new VisitorMessage(SESSION, MessageId.random(), text, ASKED);
    }

    private static Reply reply(VisitorMessage message, String text) {
        return new Reply(SESSION, message.messageId(), text, Reply.Source.MODEL, null, NOW);
    }
}
