package dev.quire.intents;

import dev.quire.schemas.BookCard;
import dev.quire.schemas.Event;
import dev.quire.schemas.HandOver;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.Turn;
import dev.quire.schemas.VisitorMessage;
import dev.quire.understanding.LayeredMatcher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Decides what follows from a message. Pure: the same arguments and catalogue give the same decision. */
final class Decider {
    /** A reply shows fewer. */
    private static final int MOST_BOOKS = 10;

    private final Supplier<LayeredMatcher> matcher;
    private final Conversation.Limits limits;
    private final Talk.Limits talkLimits;

    /** @param matcher with the catalogue in force, asked once for each message */
    Decider(Supplier<LayeredMatcher> matcher, Conversation.Limits limits, Talk.Limits talkLimits) {
        this.matcher = matcher;
        this.limits = limits;
        this.talkLimits = talkLimits;
    }

    /**
     * @param exchange to store, unless it is there
     * @param event what to send; its {@code at} and ids are the same whenever the message comes again
     * @param handOver what to send to the shop besides
     * @param repeated the message was here before, and the events are those of the first time
     */
    record Decision(Exchange exchange, Event event, Optional<HandOver> handOver, boolean repeated) {}

    Decision decide(Conversation known, VisitorMessage message, Instant now) {
        MessageId id = message.messageId();
        Optional<Exchange> earlier = known.exchange(id);
        if (earlier.isPresent()) {
            return decision(message, earlier.get(), () -> known.before(id, limits.turns()), true);
        }
        LayeredMatcher inForce = matcher.get();
        List<Exchange> latest = known.latest(Math.max(1, talkLimits.exchanges()));
        Talk talk = Talk.before(message.at(), latest, talkLimits, inForce.catalogue());
        OrderLimit orderLimit = OrderLimit.at(message.at(), latest, talkLimits);
        Outcome meant = Meaning.of(message.text(), talk, inForce, message.notBefore(now));
        Outcome outcome = orderLimit.allowed(meant, inForce.catalogue().texts());
        Exchange exchange = new Exchange(id, limits.beginning(message.text()), outcome, orderLimit.after(outcome));
        return decision(message, exchange, () -> known.latest(limits.turns()), false);
    }

    /** Takes in what another service answered, for what the visitor says next. */
    Exchange remember(Exchange asked, Reply reply) {
        List<String> books = reply.cards().stream()
                .flatMap(
                        card -> card instanceof BookCard book ? Stream.of(limits.beginning(book.title())) : Stream.of())
                .limit(MOST_BOOKS)
                .toList();
        Exchange answered = asked.withAnswer(limits.beginning(reply.text()), books);
        return reply.source() == Reply.Source.LOOKUP && !books.isEmpty() ? answered.asWish() : answered;
    }

    /** @param before the exchanges before it, asked for only if they matter */
    private Decision decision(
            VisitorMessage message, Exchange exchange, Supplier<List<Exchange>> before, boolean repeated) {
        Outcome outcome = exchange.outcome();
        return new Decision(
                exchange,
                Events.of(message, outcome, () -> turns(before.get())),
                Events.handOver(message, outcome),
                repeated);
    }

    private List<Turn> turns(List<Exchange> exchanges) {
        List<Turn> turns = exchanges.stream().flatMap(Exchange::turns).toList();
        return turns.subList(Math.max(0, turns.size() - limits.turns()), turns.size());
    }
}
