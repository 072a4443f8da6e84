package dev.quire.intents;

import dev.quire.schemas.Event;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.VisitorMessage;
import dev.quire.understanding.Intent;
import dev.quire.understanding.LayeredMatcher;
import dev.quire.understanding.Match;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what follows from a message. Pure: the same arguments give the same decision. */
final class Decider {
    private final LayeredMatcher matcher;
    private final Conversation.Limits limits;

    Decider(LayeredMatcher matcher, Conversation.Limits limits) {
        this.matcher = matcher;
        this.limits = limits;
    }

    /**
     * @param conversation the state to store
     * @param event what to send; its {@code at} and ids are the same whenever the message comes again
     * @param repeated the message was here before, and the event is that of the first time
     */
    record Decision(Conversation conversation, Outcome outcome, Event event, boolean repeated) {}

    Decision decide(Conversation before, VisitorMessage message, Instant now) {
        Optional<Outcome> earlier = before.outcomeOf(message.messageId());
        if (earlier.isPresent()) {
            return new Decision(before, earlier.get(), event(message, earlier.get(), before), true);
        }
        Outcome outcome = outcome(matcher.match(message.text()), message.notBefore(now));
        Conversation asked = before.withMessage(message.messageId(), message.text(), outcome, limits);
        Conversation after = switch (outcome) {
            // At once, since the next message may be here before this answer is read back.
            case Outcome.Answer answer -> asked.withAnswer(message.messageId(), answer.text(), limits);
            case Outcome.LookUp _, Outcome.AskModel _ -> asked;
        };
        return new Decision(after, outcome, event(message, outcome, after), false);
    }

    /** Takes in what another service answered, for later questions to the model. */
    Conversation remember(Conversation before, Reply reply) {
        return before.withAnswer(reply.inReplyTo(), reply.text(), limits);
    }

    private static Outcome outcome(Match match, Instant at) {
        return switch (match) {
            case Match.Order order -> new Outcome.LookUp(order.number(), at);
            case Match.Known known -> {
                Intent intent = known.intent();
                yield new Outcome.Answer(intent.name(), intent.answer(), intent.quickReplies(), at);
            }
            case Match.Unmatched _ -> new Outcome.AskModel(at);
        };
    }

    private Event event(VisitorMessage message, Outcome outcome, Conversation conversation) {
        return switch (outcome) {
            case Outcome.Answer answer ->
                new Reply(
                        message.sessionId(),
                        ReplyId.finalReplyTo(message.messageId()),
                        message.messageId(),
                        answer.text(),
                        Reply.Source.CANNED,
                        answer.intent(),
                        answer.quickReplies(),
                        List.of(),
                        answer.at());
            case Outcome.LookUp lookUp ->
                new OrderLookup(message.sessionId(), message.messageId(), lookUp.orderNumber(), lookUp.at());
            case Outcome.AskModel asked ->
                new LlmRequest(
                        message.sessionId(),
                        message.messageId(),
                        message.text(),
                        conversation.turnsBefore(message.messageId(), limits),
                        asked.at());
        };
    }
}
