package dev.quire.orders;

import dev.quire.schemas.Card;
import dev.quire.schemas.Notice;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What a visitor reads. Pure: the same question, order and time give the same words. */
@Component
final class OrderReplies {
    private static final String INTENT = "order_status";
    private static final String SUPPORT = "support@bookstore.com";
    private static final String FALLBACK = "I'm not sure about that. Please contact " + SUPPORT + " for assistance.";
    private static final String DELAY =
            "I'm still looking up your order. It takes longer than usual, but I'll answer here as soon as I can.";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    /** Where the bookstore is: its midnight makes an expected date a past one. */
    private final ZoneId zone;

    OrderReplies(OrdersProperties properties) {
        this.zone = properties.zone();
    }

    Reply found(OrderLookup lookup, Order order, Instant now) {
        String text = describe(order, LocalDate.ofInstant(now, zone));
        return reply(lookup, text, Reply.Source.LOOKUP, quickReplies(order), List.of(order.card()), now);
    }

    Reply unknown(OrderLookup lookup, Instant now) {
        String text = "I couldn't find an order #" + lookup.orderNumber()
                + ". Please check the six digits in your confirmation email. If they are right, contact " + SUPPORT
                + " and we'll find it for you.";
        return reply(lookup, text, Reply.Source.LOOKUP, List.of("Where is my order?"), List.of(), now);
    }

    /** For a question that we failed on and that nobody will answer any more. */
    Reply fallback(OrderLookup lookup, Instant now) {
        return reply(lookup, FALLBACK, Reply.Source.FALLBACK, List.of(), List.of(), now);
    }

    Notice delay(OrderLookup lookup, Instant now) {
        ReplyId id = ReplyId.noticeTo(lookup.messageId(), "delay");
        return new Notice(lookup.sessionId(), id, lookup.messageId(), DELAY, lookup.notBefore(now));
    }

    private static Reply reply(
            OrderLookup lookup,
            String text,
            Reply.Source source,
            List<String> quickReplies,
            List<Card> cards,
            Instant now) {
        return new Reply(
                lookup.sessionId(),
                ReplyId.finalReplyTo(lookup.messageId()),
                lookup.messageId(),
                text,
                source,
                INTENT,
                quickReplies,
                cards,
                null,
                lookup.matched(),
                lookup.notBefore(now));
    }

    private static String describe(Order order, LocalDate today) {
        return "Your order #" + order.number() + " is "
                + switch (order) {
                    case Order.Processing it ->
                        "processing: we are packing what you ordered on " + date(it.placedOn()) + "."
                                + arrival(it.expectedOn(), today);
                    case Order.Shipped it ->
                        "shipped: it left us with " + it.carrier() + " on " + date(it.shippedOn()) + "."
                                + arrival(it.expectedOn(), today);
                    case Order.OutForDelivery it ->
                        "out for delivery with " + it.carrier() + "." + arrival(it.expectedOn(), today);
                    case Order.Delivered it ->
                        "delivered: " + it.carrier() + " brought it on " + date(it.deliveredOn())
                                + ". We hope you enjoy it!";
                    case Order.Cancelled it ->
                        "cancelled since " + date(it.cancelledOn())
                                + ", so nothing will be shipped. If you didn't expect that, please contact " + SUPPORT
                                + ".";
                    case Order.Returned it ->
                        "returned: it arrived back at our store on " + date(it.returnedOn())
                                + ". With questions about your refund, please contact " + SUPPORT + ".";
                };
    }

    private static String arrival(LocalDate expected, LocalDate today) {
        if (expected.isBefore(today)) {
            return " It should have arrived by " + date(expected)
                    + "; we are sorry that it is late. If you need it urgently, please contact " + SUPPORT + ".";
        }
        return " It should arrive by " + date(expected) + ".";
    }

    private static String date(LocalDate date) {
        return DATE.format(date);
    }

    private static List<String> quickReplies(Order order) {
        return switch (order) {
            case Order.Processing _, Order.Shipped _, Order.OutForDelivery _ -> List.of("How long does shipping take?");
            case Order.Delivered _ -> List.of("How do returns work?");
            case Order.Cancelled _, Order.Returned _ -> List.of();
        };
    }
}
