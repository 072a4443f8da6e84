package dev.quire.intents;

import dev.quire.schemas.Event;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.Turn;
import dev.quire.schemas.VisitorMessage;
import dev.quire.understanding.Intent;
import dev.quire.understanding.LayeredMatcher;
import dev.quire.understanding.Match;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides what follows from a message. Pure: the same arguments give the same decision. */
final class Decider {
    private final LayeredMatcher matcher;
    private final Conversation.Limits limits;

    Decider(LayeredMatcher matcher, Conversation.Limits limits) {
        this.matcher = matcher;
        this.limits = limits;
    }

    /**
     * @param exchange to store, unless it is there
     * @param event what to send; its {@code at} and ids are the same whenever the message comes again
     * @param repeated the message was here before, and the event is that of the first time
     */
    record Decision(Exchange exchange, Event event, boolean repeated) {}

    Decision decide(Conversation known, VisitorMessage message, Instant now) {
        MessageId id = message.messageId();
        Optional<Exchange> earlier = known.exchange(id);
        if (earlier.isPresent()) {
            Outcome outcome = earlier.get().outcome();
            return new Decision(earlier.get(), event(message, outcome, () -> known.before(id, limits.turns())), true);
        }
        Outcome outcome = outcome(matcher.match(message.text()), message.notBefore(now));
        Exchange exchange = new Exchange(id, limits.beginning(message.text()), outcome, null);
        return new Decision(exchange, event(message, outcome, () -> known.latest(limits.turns())), false);
    }

    /** Takes in what another service answered, for later questions to the model. */
    Exchange remember(Exchange asked, Reply reply) {
        return asked.withAnswer(limits.beginning(reply.text()));
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

    /** @param before the exchanges before it, asked for only if they matter */
    private Event event(VisitorMessage message, Outcome outcome, Supplier<List<Exchange>> before) {
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
                        null,
                        null,
                        answer.at());
            case Outcome.LookUp lookUp ->
                new OrderLookup(message.sessionId(), message.messageId(), lookUp.orderNumber(), null, lookUp.at());
            case Outcome.AskModel asked ->
                new LlmRequest(
                        message.sessionId(),
                        message.messageId(),
                        message.text(),
                        turns(before.get()),
                        null,
                        asked.at());
        };
    }

    private List<Turn> turns(List<Exchange> exchanges) {
        List<Turn> turns = exchanges.stream().flatMap(Exchange::turns).toList();
        return turns.subList(Math.max(0, turns.size() - limits.turns()), turns.size());
    }
}
