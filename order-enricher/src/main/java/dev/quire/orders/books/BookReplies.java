package dev.quire.orders.books;

import dev.quire.orders.books.BookAdvice.Kind;
import dev.quire.orders.books.BookAdvice.Recommended;
import dev.quire.schemas.BookCard;
import dev.quire.schemas.BookLookup;
import dev.quire.schemas.Card;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a visitor who wished for books reads. Pure: the same wish, advice and time give the same words. */
@Component
public final class BookReplies {
    /** As intent-processor names what the visitor wants. */
    public static final String INTENT = "product";

    private static final String SUPPORT = "support@bookstore.com";
    private static final String MORE = "More like these";
    private static final String CHEAPER = "Something cheaper";
    private static final String BESTSELLERS = "Show me your bestsellers";

    public Reply reply(BookLookup lookup, Recommended advice, Instant now) {
        List<Card> cards = List.copyOf(cards(advice));
        return new Reply(
                lookup.sessionId(),
                ReplyId.finalReplyTo(lookup.messageId()),
                lookup.messageId(),
                text(advice, lookup.skip()),
                Reply.Source.LOOKUP,
                INTENT,
                quickReplies(advice),
                cards,
                null,
                lookup.matched(),
                lookup.notBefore(now));
    }

    /** The books with a reason each; without one where their title was asked for. */
    public static List<BookCard> cards(Recommended advice) {
        return advice.shown().stream()
                .map(book -> book.card(advice.kind() == Kind.TITLE ? null : Reasons.why(book, advice.criteria())))
                .toList();
    }

    private static String text(Recommended advice, int skip) {
        List<Book> books = advice.shown();
        if (books.isEmpty()) {
            return "I can't find any books at the moment. Please contact " + SUPPORT + " and we'll help you choose.";
        }
        String shelf = shelf(advice.criteria());
        return switch (advice.kind()) {
            case TITLE -> books.size() == 1 ? about(books.getFirst()) : "Yes, we have these:";
            case NO_SUCH_TITLE ->
                "I'm afraid we don't have that title. Perhaps you like " + these(books, "one of these", "this") + ":";
            case MATCHES ->
                skip > 0
                        ? these(books, "Here are " + count(books) + " more:", "Here is one more:")
                        : these(
                                books,
                                "Here are " + count(books) + " books I think you'll like:",
                                "This one fits your wish:");
            case CLOSE ->
                "Nothing we have fits every part of your wish, but " + these(books, "these come", "this one comes")
                        + " close:";
            case SHELF -> "I'm afraid we have nothing that fits. These are our bestsellers" + shelf + ":";
            case NO_MORE -> "That was all we have for this wish. These are our bestsellers" + shelf + ":";
        };
    }

    /** All that may be asked of it: "who wrote it?", "when?", "how much is it?", "what is it about?" */
    private static String about(Book book) {
        String published = book.publishedIn() == null ? "" : ", published in " + book.publishedIn() + ",";
        return "Yes, we have “" + book.title() + "” by " + book.author() + published + " for " + Prices.text(book) + "."
                + Reasons.firstSentence(book)
                        .map(sentence -> " " + sentence + ".")
                        .orElse("");
    }

    private static String these(List<Book> books, String many, String one) {
        return books.size() == 1 ? one : many;
    }

    private static String count(List<Book> books) {
        return switch (books.size()) {
            case 2 -> "two";
            case 3 -> "three";
            default -> Integer.toString(books.size());
        };
    }

    private static String shelf(BookCriteria criteria) {
        return criteria.genres().size() == 1
                ? " in " + criteria.genres().iterator().next().label()
                : "";
    }

    private static List<String> quickReplies(Recommended advice) {
        List<String> replies = new ArrayList<>();
        switch (advice.kind()) {
            case TITLE -> {
                @Nullable Book book = advice.shown().isEmpty() ? null : advice.shown().getFirst();
                if (book != null) {
                    replies.add("Something like " + book.title());
                }
            }
            case MATCHES, CLOSE -> {
                if (advice.more()) {
                    replies.add(MORE);
                }
                replies.add(CHEAPER);
            }
            case NO_SUCH_TITLE, SHELF, NO_MORE -> replies.add(BESTSELLERS);
        }
        return replies;
    }
}
