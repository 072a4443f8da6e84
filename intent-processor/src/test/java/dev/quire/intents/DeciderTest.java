package dev.quire.intents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.intents.Decider.Decision;
import dev.quire.schemas.Event;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Matched;
import dev.quire.schemas.Matched.Layer;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.NameLookup;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final SessionId SESSION = new SessionId("s-1");
    private static final Instant ASKED = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NOW = ASKED.plusMillis(7);
    private static final Instant LATER = ASKED.plusSeconds(60);

    private static final LayeredMatcher MATCHER = new LayeredMatcher(CatalogueFile.builtIn());
    private static final String CATALOGUE = MATCHER.catalogue().version();

    private final Decider decider = new Decider(
            () -> MATCHER,
            new Conversation.Limits(4, 100, 3),
            new Talk.Limits(5, Duration.ofMinutes(10), 10, Duration.ofMinutes(10)));

    private final RememberedConversation conversation = new RememberedConversation();

    @Test
    void knownQuestionIsAnswered() {
        VisitorMessage message = message("Hi, where's my parcel?");

        Decision decision = decider.decide(conversation, message, NOW);

        assertThat(decision.event()).isInstanceOfSatisfying(Reply.class, reply -> {
            assertThat(reply.sessionId()).isEqualTo(SESSION);
            assertThat(reply.replyId()).isEqualTo(ReplyId.finalReplyTo(message.messageId()));
            assertThat(reply.inReplyTo()).isEqualTo(message.messageId());
            assertThat(reply.text()).isEqualTo("I can help you track your order. Please provide your order number.");
            assertThat(reply.source()).isEqualTo(Reply.Source.CANNED);
            assertThat(reply.intent()).isEqualTo("order_status");
            assertThat(reply.quickReplies()).isNotEmpty();
            assertThat(reply.matched()).isEqualTo(new Matched(Layer.PHRASE, CATALOGUE, null));
            assertThat(reply.at()).isEqualTo(NOW);
        });
        assertThat(decision.repeated()).isFalse();
    }

    @Test
    void orderNumberIsLookedUp() {
        VisitorMessage message = message("where is #123456?");

        assertThat(decider.decide(conversation, message, NOW).event())
                .isEqualTo(new OrderLookup(
                        SESSION,
                        message.messageId(),
                        new OrderNumber("123456"),
                        new Matched(Layer.ORDER_NUMBER, CATALOGUE, null),
                        NOW));
    }

    @Test
    void theRestGoesToTheModelWithWhatWasSaidBefore() {
        decide(message("hello"));
        VisitorMessage message = message("who wrote Dracula?");

        Decision decision = decide(message);

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
                        new Matched(Layer.NONE, CATALOGUE, MATCHER.classifierVersion()),
                        NOW));
    }

    @Test
    void whatIsSentIsNeverOlderThanItsMessage() {
        VisitorMessage message = message("hello");

        assertThat(decider.decide(conversation, message, ASKED.minusSeconds(5))
                        .event()
                        .at())
                .isEqualTo(ASKED);
    }

    @Test
    void messageThatComesAgainGetsTheSameAgain() {
        List<VisitorMessage> messages =
                List.of(message("hello"), message("where is order 123456?"), message("who wrote Dracula?"));
        List<Decision> first = messages.stream().map(this::decide).toList();
        decide(message("Hey"));

        for (int index = 0; index < messages.size(); index++) {
            Decision again = decider.decide(conversation, messages.get(index), LATER);

            assertThat(again.event()).isEqualTo(first.get(index).event());
            assertThat(again.exchange()).isEqualTo(first.get(index).exchange());
            assertThat(again.repeated()).isTrue();
        }
    }

    @Test
    void storedAnswerOutlivesItsCatalogue() {
        Outcome stored = new Outcome.Answer("old", "An answer of old.", List.of("Really?"), null, null, null, ASKED);
        VisitorMessage message = message("hello");
        conversation.add(new Exchange(message.messageId(), "hello", stored, List.of()));

        assertThat(decider.decide(conversation, message, LATER).event())
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.text()).isEqualTo("An answer of old."));
    }

    @Test
    void repeatedQuestionToTheModelDoesNotShowWhatCameAfterIt() {
        VisitorMessage first = message("who wrote Dracula?");
        decide(first);
        decide(message("and Frankenstein?"));

        assertThat(decider.decide(conversation, first, LATER).event())
                .isInstanceOfSatisfying(
                        LlmRequest.class, request -> assertThat(request.turns()).isEmpty());
    }

    @Test
    void answersOfOthersAreRememberedBehindTheirQuestions() {
        VisitorMessage first = message("who wrote Dracula?");
        VisitorMessage second = message("and Frankenstein?");
        Exchange asked = decide(first).exchange();
        Exchange askedNext = decide(second).exchange();
        conversation.replace(decider.remember(asked, reply(first, "Bram Stoker.")));
        conversation.replace(decider.remember(askedNext, reply(second, "Mary Shelley.")));

        assertThat(turnsBefore(message("who wrote Emma?")))
                .containsExactly("who wrote Dracula?", "Bram Stoker.", "and Frankenstein?", "Mary Shelley.");
    }

    @Test
    void theFirstAnswerStands() {
        VisitorMessage greeting = message("hello");
        VisitorMessage riddle = message("who wrote Dracula?");
        Exchange greeted = decide(greeting).exchange();
        Exchange asked = decider.remember(decide(riddle).exchange(), reply(riddle, "Bram Stoker."));

        assertThat(decider.remember(greeted, reply(greeting, "Hello again!"))).isEqualTo(greeted);
        assertThat(decider.remember(asked, reply(riddle, "Somebody else."))).isEqualTo(asked);
    }

    @Test
    void turnsAreTheLatestFew() {
        for (int number = 1; number <= 20; number++) {
            decide(message("riddle " + number));
        }

        assertThat(turnsBefore(message("who?"))).containsExactly("riddle 17", "riddle 18", "riddle 19", "riddle 20");
    }

    @Test
    void longLinesAreCutBetweenCharacters() {
        String book = "\uD83D\uDCD6";
        VisitorMessage riddle = message("a" + book.repeat(200));
        Exchange asked = decide(riddle).exchange();
        conversation.replace(decider.remember(asked, reply(riddle, "bb" + book.repeat(200))));

        assertThat(turnsBefore(message("who?"))).containsExactly("a" + book.repeat(49), "bb" + book.repeat(49));
    }

    @Test
    void unknownFieldsOfAStoredExchangeAreIgnored() {
        String later = """
                {"messageId":"8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c","text":"hello","language":"en",
                "outcome":{"type":"ask-model","at":"2026-11-23T10:00:00Z","mood":"good"}}""";

        Exchange exchange = Exchange.read(later.getBytes(UTF_8));

        assertThat(exchange.text()).isEqualTo("hello");
        assertThat(exchange.outcome()).isEqualTo(new Outcome.AskModel(null, null, ASKED));
    }

    /** Decides and stores. */
    private Decision decide(VisitorMessage message) {
        Decision decision = decider.decide(conversation, message, NOW);
        conversation.add(decision.exchange());
        return decision;
    }

    private List<String> turnsBefore(VisitorMessage message) {
        Event event = decide(message).event();
        List<Turn> turns = event instanceof NameLookup lookup ? lookup.turns() : ((LlmRequest) event).turns();
        return turns.stream().map(Turn::text).toList();
    }

    private static VisitorMessage message(String text) {
        return new VisitorMessage(SESSION, MessageId.random(), text, ASKED);
    }

    private static Reply reply(VisitorMessage message, String text) {
        return new Reply(SESSION, message.messageId(), text, Reply.Source.MODEL, null, NOW);
    }
}
