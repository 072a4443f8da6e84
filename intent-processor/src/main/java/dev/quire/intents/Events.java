package dev.quire.intents;

import dev.quire.schemas.BookLookup;
import dev.quire.schemas.Event;
import dev.quire.schemas.HandOver;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.NameLookup;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.Turn;
import dev.quire.schemas.VisitorMessage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What is sent because of an outcome. The same message and outcome give the same events. */
final class Events {
    private Events() {}

    /** @param turns what was said before, asked for only if it matters */
    static Event of(VisitorMessage message, Outcome outcome, Supplier<List<Turn>> turns) {
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
                        answer.action(),
                        answer.matched(),
                        answer.at());
            case Outcome.LookUp lookUp ->
                new OrderLookup(
                        message.sessionId(), message.messageId(), lookUp.orderNumber(), lookUp.matched(), lookUp.at());
            case Outcome.FindBooks find ->
                new BookLookup(
                        message.sessionId(), message.messageId(), find.wish(), find.skip(), find.matched(), find.at());
            case Outcome.FindNamed named ->
                new NameLookup(
                        message.sessionId(),
                        message.messageId(),
                        named.name(),
                        turns.get(),
                        named.matched(),
                        named.at());
            case Outcome.AskModel asked ->
                new LlmRequest(
                        message.sessionId(),
                        message.messageId(),
                        Objects.requireNonNullElse(asked.thought(), message.text()),
                        turns.get(),
                        asked.matched(),
                        asked.at());
        };
    }

    /** The note to the shop that goes with a reply. */
    static Optional<HandOver> handOver(VisitorMessage message, Outcome outcome) {
        return outcome instanceof Outcome.Answer answer && answer.action() == Reply.Action.HAND_OVER
                ? Optional.of(new HandOver(
                        message.sessionId(), message.messageId(), HandOver.Reason.VISITOR_ASKED, answer.at()))
                : Optional.empty();
    }
}
