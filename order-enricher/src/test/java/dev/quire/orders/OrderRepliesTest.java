package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Notice;
import dev.quire.schemas.OrderCard;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OrderRepliesTest {
    private static final OrderNumber NUMBER = new OrderNumber("012345");
    private static final LocalDate PLACED = LocalDate.parse("2026-11-19");
    private static final LocalDate SHIPPED = LocalDate.parse("2026-11-20");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final LocalDate SOON = LocalDate.parse("2026-11-25");

    private final OrderReplies replies = new OrderReplies(Lookups.PROPERTIES);
    private final OrderLookup lookup = Lookups.lookup(NUMBER.digits());
    private final Instant now = Lookups.ASKED.plusMillis(12);

    @Test
    void processingSaysWhenItShouldArrive() {
        Reply reply = replies.found(lookup, new Order.Processing(NUMBER, PLACED, SOON), now);

        assertThat(reply.text())
                .isEqualTo("Your order #012345 is processing: we are packing what you ordered on November 19, 2026. "
                        + "It should arrive by November 25, 2026.");
        assertThat(reply.quickReplies()).containsExactly("How long does shipping take?");
        assertThat(reply.cards())
                .containsExactly(new OrderCard(NUMBER, OrderStatus.PROCESSING, PLACED, null, SOON, null, null));
    }

    @Test
    void shippedSaysWithWhomSinceWhenAndUntilWhen() {
        Reply reply = replies.found(lookup, new Order.Shipped(NUMBER, PLACED, SHIPPED, SOON, "UPS"), now);

        assertThat(reply.text())
                .isEqualTo("Your order #012345 is shipped: it left us with UPS on November 20, 2026. "
                        + "It should arrive by November 25, 2026.");
        assertThat(reply.quickReplies()).containsExactly("How long does shipping take?");
        assertThat(reply.cards())
                .containsExactly(new OrderCard(NUMBER, OrderStatus.SHIPPED, PLACED, SHIPPED, SOON, null, "UPS"));
    }

    @Test
    void outForDeliverySaysWhoBringsIt() {
        Reply reply = replies.found(lookup, new Order.OutForDelivery(NUMBER, PLACED, SHIPPED, TODAY, "USPS"), now);

        assertThat(reply.text())
                .isEqualTo("Your order #012345 is out for delivery with USPS. It should arrive by November 23, 2026.");
        assertThat(reply.quickReplies()).containsExactly("How long does shipping take?");
        assertThat(reply.cards())
                .containsExactly(
                        new OrderCard(NUMBER, OrderStatus.OUT_FOR_DELIVERY, PLACED, SHIPPED, TODAY, null, "USPS"));
    }

    @Test
    void deliveredSaysWhenAndOffersAReturn() {
        Reply reply = replies.found(lookup, new Order.Delivered(NUMBER, PLACED, SHIPPED, TODAY, "FedEx"), now);

        assertThat(reply.text())
                .isEqualTo("Your order #012345 is delivered: FedEx brought it on November 23, 2026. "
                        + "We hope you enjoy it!");
        assertThat(reply.quickReplies()).containsExactly("How do returns work?");
        assertThat(reply.cards())
                .containsExactly(new OrderCard(NUMBER, OrderStatus.DELIVERED, PLACED, SHIPPED, null, TODAY, "FedEx"));
    }

    @Test
    void cancelledSaysThatNothingWillCome() {
        Reply reply = replies.found(lookup, new Order.Cancelled(NUMBER, PLACED, SHIPPED), now);

        assertThat(reply.text())
                .isEqualTo("Your order #012345 is cancelled since November 20, 2026, so nothing will be shipped. "
                        + "If you didn't expect that, please contact support@bookstore.com.");
        assertThat(reply.quickReplies()).isEmpty();
        assertThat(reply.cards())
                .containsExactly(new OrderCard(NUMBER, OrderStatus.CANCELLED, PLACED, null, null, null, null));
    }

    @Test
    void returnedSaysSinceWhenItIsBack() {
        Reply reply = replies.found(lookup, new Order.Returned(NUMBER, PLACED, SHIPPED, SHIPPED, TODAY, "DHL"), now);

        assertThat(reply.text())
                .isEqualTo("Your order #012345 is returned: it arrived back at our store on November 23, 2026. "
                        + "With questions about your refund, please contact support@bookstore.com.");
        assertThat(reply.quickReplies()).isEmpty();
        assertThat(reply.cards())
                .containsExactly(new OrderCard(NUMBER, OrderStatus.RETURNED, PLACED, SHIPPED, null, SHIPPED, "DHL"));
    }

    @Test
    void aPastExpectedDateIsNotPromisedAgain() {
        LocalDate yesterday = TODAY.minusDays(1);

        Reply reply = replies.found(lookup, new Order.Shipped(NUMBER, PLACED, SHIPPED, yesterday, "UPS"), now);

        assertThat(reply.text())
                .endsWith(" It should have arrived by November 22, 2026; we are sorry that it is late. "
                        + "If you need it urgently, please contact support@bookstore.com.");
    }

    @Test
    void anUnknownNumberIsNamedWithWhatToDo() {
        Reply reply = replies.unknown(lookup, now);

        assertThat(reply.text())
                .isEqualTo("I couldn't find an order #012345. Please check the six digits in your confirmation email. "
                        + "If they are right, contact support@bookstore.com and we'll find it for you.");
        assertThat(reply.source()).isEqualTo(Reply.Source.LOOKUP);
        assertThat(reply.intent()).isEqualTo("order_status");
        assertThat(reply.quickReplies()).containsExactly("Where is my order?");
        assertThat(reply.cards()).isEmpty();
    }

    @Test
    void aReplyNamesItsSourceIntentAndMessage() {
        Reply reply = replies.found(lookup, new Order.Processing(NUMBER, PLACED, SOON), now);

        assertThat(reply.source()).isEqualTo(Reply.Source.LOOKUP);
        assertThat(reply.intent()).isEqualTo("order_status");
        assertThat(reply.sessionId()).isEqualTo(lookup.sessionId());
        assertThat(reply.inReplyTo()).isEqualTo(lookup.messageId());
        assertThat(reply.replyId()).isEqualTo(ReplyId.finalReplyTo(lookup.messageId()));
        assertThat(reply.at()).isEqualTo(now);
    }

    @Test
    void anAnswerIsNeverOlderThanItsQuestion() {
        Instant clockBehind = Lookups.ASKED.minus(Duration.ofMinutes(1));

        assertThat(replies.unknown(lookup, clockBehind).at()).isEqualTo(Lookups.ASKED);
        assertThat(Apologies.delay(lookup, clockBehind).at()).isEqualTo(Lookups.ASKED);
    }

    @Test
    void aDelayNoticeHasTheSameIdEachTime() {
        Notice notice = Apologies.delay(lookup, now);

        assertThat(notice.replyId()).isEqualTo(ReplyId.noticeTo(lookup.messageId(), "delay"));
        assertThat(notice.text())
                .isEqualTo("I'm still looking up your order. It takes longer than usual, "
                        + "but I'll answer here as soon as I can.");
    }
}
