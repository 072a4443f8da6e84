package dev.quire.intents;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message, what was decided about it, and its answer. It is kept in Kafka's changelog as JSON: new fields must be
 * optional, so that what an older version stored stays readable.
 *
 * @param number its place in the session, counted from 0; null before it is stored, and in what an older version stored
 * @param text its beginning
 * @param answer the beginning of what another service answered, null until then; an answer of ours is in the outcome
 * @param books titles of the books that the answer shows, in order
 * @param lookedUp the session's order numbers that were looked up lately, this message's included: what the limit counts
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Exchange(
        @Nullable Long number,
        MessageId messageId,
        String text,
        Outcome outcome,
        @Nullable String answer,
        List<String> books,
        List<LookedUp> lookedUp) {

    /** An order number, and when it was first looked up. */
    record LookedUp(OrderNumber number, Instant at) {}

    Exchange {
        books = List.copyOf(books);
        lookedUp = List.copyOf(lookedUp);
    }

    /** Not stored yet, and without an answer. */
    Exchange(MessageId messageId, String text, Outcome outcome, List<LookedUp> lookedUp) {
        this(null, messageId, text, outcome, null, List.of(), lookedUp);
    }

    /** @throws MalformedEventException if it is not what {@link #json} writes */
    static Exchange read(byte[] json) {
        return EventJson.read(json, Exchange.class);
    }

    byte[] json() {
        return EventJson.write(this);
    }

    Exchange numbered(long place) {
        return new Exchange(place, messageId, text, outcome, answer, books, lookedUp);
    }

    /** Unchanged when it has its answer. */
    Exchange withAnswer(String answerText, List<String> booksShown) {
        return isAnswered() ? this : new Exchange(number, messageId, text, outcome, answerText, booksShown, lookedUp);
    }

    /** What turned out to be a name: from now on these books are talked about. */
    Exchange asWish() {
        return outcome instanceof Outcome.FindNamed named
                ? new Exchange(
                        number,
                        messageId,
                        text,
                        new Outcome.FindBooks(named.name(), 0, named.matched(), named.at()),
                        answer,
                        books,
                        lookedUp)
                : this;
    }

    /** The question, and the answer if it is known. */
    Stream<Turn> turns() {
        return Stream.concat(
                Stream.of(new Turn(Turn.Speaker.VISITOR, text)),
                answerGiven().map(given -> new Turn(Turn.Speaker.ASSISTANT, given)).stream());
    }

    boolean isAnswered() {
        return answerGiven().isPresent();
    }

    private Optional<String> answerGiven() {
        return switch (outcome) {
            case Outcome.Answer ours -> Optional.of(ours.text());
            case Outcome.LookUp _, Outcome.FindBooks _, Outcome.FindNamed _, Outcome.AskModel _ ->
                Optional.ofNullable(answer);
        };
    }
}
