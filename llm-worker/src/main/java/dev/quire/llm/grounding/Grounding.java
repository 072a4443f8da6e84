package dev.quire.llm.grounding;

import dev.quire.llm.tools.OrderFacts;
import dev.quire.schemas.BookCard;
import java.util.List;
import java.util.Optional;

/**
 * Whether an answer states facts that the model was not given: a status, date, carrier or tracking code of an order; a
 * price; a stock level; a book as one that the shop has. What a visitor says is no source: "my order 123456 has arrived,
 * right?" must not become "yes, it has".
 *
 * <p>This finds patterns and understands nothing, so it has limits. Words of a status are known in English, German, French
 * and Spanish, dates in seven languages, words of stock and offers in English only; of an answer in another language only
 * numbers, dates, carriers and prices are checked. A fact in words that no pattern knows ("it's at your door"), a negation
 * that is wrong ("not shipped yet"), a condition, a title in small letters, "it is available" after a title that the visitor
 * named, or two orders' facts swapped within one sentence pass. Facts are compared and not their meaning: the day an order
 * was placed given as the day it was shipped passes. And now and then a harmless sentence is objected to; that costs a second
 * try and, at worst, an answer.
 */
public final class Grounding {
    private Grounding() {}

    /**
     * What the model has to go by.
     *
     * @param orders looked up for this request
     * @param books found for this request
     * @param shopSaid our earlier turns that the model sees, and the shop's policies
     * @param visitorSaid the visitor's turns, the question last
     */
    public record Given(
            List<OrderFacts> orders, List<BookCard> books, List<String> shopSaid, List<String> visitorSaid) {
        public Given {
            orders = List.copyOf(orders);
            books = List.copyOf(books);
            shopSaid = List.copyOf(shopSaid);
            visitorSaid = List.copyOf(visitorSaid);
        }
    }

    /** The first thing that is not in the data, such as "a price that is not in the data"; holds nothing of the answer. */
    public static Optional<String> objection(String answer, Given given) {
        return OrderClaims.objection(answer, given).or(() -> BookClaims.objection(answer, given));
    }
}
