package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.orders.books.BookAdvice.Kind;
import dev.quire.orders.books.BookAdvice.Recommended;
import dev.quire.schemas.BookLookup;
import dev.quire.schemas.Matched;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookRepliesTest {
    private static final Instant ASKED = Instant.parse("2026-11-23T21:00:00Z");
    private static final Matched MATCHED = new Matched(Matched.Layer.PHRASE, "7", null);
    private static final List<Book> BOOKS = SampleBooks.of(200).subList(0, 3);

    private final BookReplies replies = new BookReplies();

    @Test
    void threeBooksComeAsCardsWithAReasonEach() {
        BookLookup lookup = lookup(0);

        Reply reply = replies.reply(
                lookup, new Recommended(Kind.MATCHES, BOOKS, true, BookCriteria.ANYTHING), ASKED.plusMillis(5));

        assertThat(reply.text()).isEqualTo("Here are three books I think you'll like:");
        assertThat(reply.source()).isEqualTo(Reply.Source.LOOKUP);
        assertThat(reply.intent()).isEqualTo("product");
        assertThat(reply.matched()).isEqualTo(MATCHED);
        assertThat(reply.replyId()).isEqualTo(ReplyId.finalReplyTo(lookup.messageId()));
        assertThat(reply.quickReplies()).containsExactly("More like these", "Something cheaper");
        assertThat(reply.cards())
                .containsExactlyElementsOf(BOOKS.stream()
                        .map(book -> book.card(Reasons.why(book, BookCriteria.ANYTHING)))
                        .toList());
    }

    @Test
    void theNextPageSaysSoAndTheLastOneOffersNoMore() {
        Reply reply = replies.reply(
                lookup(3), new Recommended(Kind.MATCHES, BOOKS.subList(0, 2), false, BookCriteria.ANYTHING), ASKED);

        assertThat(reply.text()).isEqualTo("Here are two more:");
        assertThat(reply.quickReplies()).containsExactly("Something cheaper");
    }

    @Test
    void aTitleIsAffirmedWithAllThatMayBeAskedOfIt() {
        Reply reply = replies.reply(
                lookup(0), new Recommended(Kind.TITLE, BOOKS.subList(0, 1), false, BookCriteria.ANYTHING), ASKED);

        assertThat(reply.text())
                .isEqualTo(
                        "Yes, we have “Dune” by Frank Herbert, published in 1965, for " + Prices.text(BOOKS.getFirst())
                                + ". A duke's son must survive on a desert planet whose spice the whole empire covets.");
        assertThat(reply.cards()).containsExactly(BOOKS.getFirst().card(null));
        assertThat(reply.quickReplies()).containsExactly("Something like Dune");
    }

    @Test
    void nothingThatFitsIsSaidPlainly() {
        BookCriteria fantasy = WishParser.parse("fantasy").criteria();

        assertThat(text(Kind.SHELF, fantasy))
                .isEqualTo("I'm afraid we have nothing that fits. These are our bestsellers in Fantasy:");
        assertThat(text(Kind.NO_MORE, BookCriteria.ANYTHING))
                .isEqualTo("That was all we have for this wish. These are our bestsellers:");
        assertThat(text(Kind.NO_SUCH_TITLE, BookCriteria.ANYTHING)).startsWith("I'm afraid we don't have that title.");
        assertThat(text(Kind.CLOSE, fantasy)).startsWith("Nothing we have fits every part of your wish");
    }

    @Test
    void aShopWithoutBooksRefersToPeople() {
        Reply reply =
                replies.reply(lookup(0), new Recommended(Kind.SHELF, List.of(), false, BookCriteria.ANYTHING), ASKED);

        assertThat(reply.text()).contains("support@bookstore.com");
        assertThat(reply.cards()).isEmpty();
    }

    @Test
    void anAnswerIsNeverOlderThanItsQuestion() {
        Reply reply = replies.reply(
                lookup(0), new Recommended(Kind.MATCHES, BOOKS, true, BookCriteria.ANYTHING), ASKED.minusSeconds(1));

        assertThat(reply.at()).isEqualTo(ASKED);
    }

    private String text(Kind kind, BookCriteria criteria) {
        return replies.reply(lookup(0), new Recommended(kind, BOOKS, true, criteria), ASKED)
                .text();
    }

    private static BookLookup lookup(int skip) {
        return new BookLookup(new SessionId("s-1"), MessageId.random(), "a wish", skip, MATCHED, ASKED);
    }
}
