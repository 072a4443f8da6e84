package dev.quire.orders;

import dev.quire.orders.books.BookReplies;
import dev.quire.schemas.BookLookup;
import dev.quire.schemas.LookupEvent;
import dev.quire.schemas.NameLookup;
import dev.quire.schemas.Notice;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import java.time.Instant;
import java.util.List;

/** What a visitor reads whose answer is late, or never comes. Pure. */
final class Apologies {
    private static final String FALLBACK =
            "I'm not sure about that. Please contact " + OrderReplies.SUPPORT + " for assistance.";

    private Apologies() {}

    /** For a question that we failed on and that nobody will answer any more. */
    static Reply fallback(LookupEvent lookup, Instant now) {
        return new Reply(
                lookup.sessionId(),
                ReplyId.finalReplyTo(lookup.messageId()),
                lookup.messageId(),
                FALLBACK,
                Reply.Source.FALLBACK,
                intent(lookup),
                List.of(),
                List.of(),
                null,
                lookup.matched(),
                lookup.notBefore(now));
    }

    static Notice delay(LookupEvent lookup, Instant now) {
        ReplyId id = ReplyId.noticeTo(lookup.messageId(), "delay");
        return new Notice(lookup.sessionId(), id, lookup.messageId(), delay(lookup), lookup.notBefore(now));
    }

    private static String delay(LookupEvent lookup) {
        String action = switch (lookup) {
            case OrderLookup _ -> "I'm still looking up your order.";
            case BookLookup _, NameLookup _ -> "I'm still looking for books.";
        };
        return action + " It takes longer than usual, but I'll answer here as soon as I can.";
    }

    private static String intent(LookupEvent lookup) {
        return switch (lookup) {
            case OrderLookup _ -> OrderReplies.INTENT;
            case BookLookup _, NameLookup _ -> BookReplies.INTENT;
        };
    }
}
