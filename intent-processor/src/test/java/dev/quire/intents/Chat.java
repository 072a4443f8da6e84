package dev.quire.intents;

import dev.quire.intents.Decider.Decision;
import dev.quire.schemas.BookCard;
import dev.quire.schemas.Card;
import dev.quire.schemas.Matched;
import dev.quire.schemas.Matched.Layer;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.VisitorMessage;
import dev.quire.understanding.CatalogueFile;
import dev.quire.understanding.LayeredMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One visitor's conversation in memory, a second between two messages. */
final class Chat {
    static final LayeredMatcher MATCHER = new LayeredMatcher(CatalogueFile.builtIn());
    static final SessionId SESSION = new SessionId("s-1");
    static final Talk.Limits LIMITS = new Talk.Limits(5, Duration.ofMinutes(10), 3, Duration.ofMinutes(10));

    private final Decider decider;
    private final RememberedConversation conversation = new RememberedConversation();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    Chat() {
        this(MATCHER);
    }

    /** With a catalogue other than the built-in one. */
    Chat(LayeredMatcher matcher) {
        decider = new Decider(() -> matcher, new Conversation.Limits(10, 200, 50), LIMITS);
    }

    /** A chat in which these messages were said. */
    static Chat after(String... messages) {
        Chat chat = new Chat();
        Stream.of(messages).forEach(chat::say);
        return chat;
    }

    /** What is decided about the next message. */
    Outcome say(String text) {
        return decide(message(text)).exchange().outcome();
    }

    VisitorMessage message(String text) {
        now = now.plusSeconds(1);
        return new VisitorMessage(SESSION, MessageId.random(), text, now);
    }

    Decision decide(VisitorMessage message) {
        Decision decision = decider.decide(conversation, message, now);
        if (!decision.repeated()) {
            conversation.add(decision.exchange());
        }
        return decision;
    }

    Chat wait(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** The answer to the latest message shows these books. */
    Chat booksShown(String... titles) {
        Exchange asked = conversation.latest(1).getFirst();
        conversation.replace(decider.remember(asked, booksReply(asked.messageId(), now, titles)));
        return this;
    }

    /** The latest message was answered by the model. */
    Chat modelAnswered(String text) {
        Exchange asked = conversation.latest(1).getFirst();
        Reply reply = new Reply(SESSION, asked.messageId(), text, Reply.Source.MODEL, null, now);
        conversation.replace(decider.remember(asked, reply));
        return this;
    }

    static Reply booksReply(MessageId inReplyTo, Instant at, String... titles) {
        List<Card> cards = Stream.of(titles)
                .<Card>map(title -> new BookCard(title, title, "Somebody", "Fiction", 900, "USD", null, null))
                .toList();
        return new Reply(
                SESSION,
                ReplyId.finalReplyTo(inReplyTo),
                inReplyTo,
                "How about these?",
                Reply.Source.LOOKUP,
                "product",
                List.of(),
                cards,
                null,
                null,
                at);
    }

    static Layer layer(@Nullable Matched matched) {
        return Objects.requireNonNull(matched).layer();
    }

    /** An outcome in short: "look up 123456", "find fantasy + 3", "answer shipping", "ask". */
    static String told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answer answer -> "answer " + answer.intent();
            case Outcome.LookUp lookUp -> "look up " + lookUp.orderNumber();
            case Outcome.FindBooks find ->
                "find " + find.wish().replace("\n", " / ") + (find.skip() == 0 ? "" : " + " + find.skip());
            // Which of the two answers, a name or the model, turns out later.
            case Outcome.FindNamed _ -> "ask";
            case Outcome.AskModel asked -> asked.thought() == null ? "ask" : "ask " + asked.thought();
        };
    }
}
