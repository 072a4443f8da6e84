package dev.quire.llm.grounding;

import dev.quire.llm.grounding.Grounding.Given;
import dev.quire.llm.tools.OrderFacts;
import dev.quire.schemas.BookCard;
import dev.quire.schemas.Card;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which of the things that were looked up an answer speaks of: those become its cards. */
public final class Mentions {
    static final int MAX_CARDS = 5;

    /** A title of one word that is shorter, such as "It" or "She", is a word of any answer. */
    private static final int SAFE_TITLE = 4;

    private record Mention(int position, Card card) {}

    private Mentions() {}

    /** The orders first, then books in the order in which the answer names them. */
    public static List<Card> cards(String answer, Given given) {
        Stream<Card> orders = given.orders().stream()
                .filter(order -> given.orders().size() == 1
                        || answer.contains(order.orderNumber().digits()))
                .map(OrderFacts::card);
        String text = answer.toLowerCase(Locale.ROOT);
        Stream<Card> books = given.books().stream()
                .filter(book -> isNamed(answer, book))
                .map(book -> new Mention(text.indexOf(book.title().toLowerCase(Locale.ROOT)), book))
                .sorted(Comparator.comparingInt(Mention::position))
                .map(Mention::card);
        return Stream.concat(orders, books).limit(MAX_CARDS).toList();
    }

    private static boolean isNamed(String answer, BookCard book) {
        String title = book.title();
        String lastName = book.author().substring(book.author().lastIndexOf(' ') + 1);
        boolean isNoOtherWord = title.contains(" ") || (title.length() >= SAFE_TITLE && answer.contains(title));
        return BookClaims.has(answer, title) && (isNoOtherWord || BookClaims.has(answer, lastName));
    }
}
