package dev.quire.orders;

import dev.quire.schemas.Card;
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
    static final String INTENT = "order_status";
    static final String SUPPORT = "support@bookstore.com";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    /** Where the bookstore is: its midnight makes an expected date a past one. */
    private final ZoneId zone;

    OrderReplies(OrdersProperties properties) {
        this.zone = properties.zone();
    }

    Reply found(OrderLookup lookup, Order order, Instant now) {
        String text = describe(order, LocalDate.ofInstant(now, zone));
        return reply(lookup, text, quickReplies(order), List.of(order.card()), now);
    }

    Reply unknown(OrderLookup lookup, Instant now) {
        String text = "I couldn't find an order #" + lookup.orderNumber()
                + ". Please check the six digits in your confirmation email. If they are right, contact " + SUPPORT
                + " and we'll find it for you.";
        return reply(lookup, text, List.of("Where is my order?"), List.of(), now);
    }

    private static Reply reply(
            OrderLookup lookup, String text, List<String> quickReplies, List<Card> cards, Instant now) {
        return new Reply(
                lookup.sessionId(),
                ReplyId.finalReplyTo(lookup.messageId()),
                lookup.messageId(),
                text,
                Reply.Source.LOOKUP,
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
