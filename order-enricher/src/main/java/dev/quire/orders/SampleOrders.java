package dev.quire.orders;

import dev.quire.schemas.OrderNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Made-up orders for demonstrations and tests. Numbers, statuses and carriers are always the same, dates stand around
 * today. All numbers lie between 100000 and 899999, so 999999 is an unknown order.
 */
final class SampleOrders {
    private static final int COUNT = 300;
    private static final long SEED = 1;
    private static final List<String> CARRIERS = List.of("UPS", "FedEx", "USPS", "DHL");

    private final LocalDate today;
    /** The algorithm of {@code nextInt(bound)} is part of its contract, so every JDK makes the same orders. */
    private final Random random = new Random(SEED);

    private SampleOrders(LocalDate today) {
        this.today = today;
    }

    static List<Order> around(LocalDate today) {
        return new SampleOrders(today).all();
    }

    private List<Order> all() {
        List<Order> orders = new ArrayList<>(wellKnown());
        Set<OrderNumber> taken = new LinkedHashSet<>();
        orders.forEach(order -> taken.add(order.number()));
        while (orders.size() < COUNT) {
            OrderNumber number = new OrderNumber(Integer.toString(100_000 + random.nextInt(800_000)));
            if (taken.add(number)) {
                orders.add(ordinary(number));
            }
        }
        return orders;
    }

    /** One per status, with numbers that are easy to type; the demo page and other tests name them. */
    private List<Order> wellKnown() {
        return List.of(
                new Order.Shipped(new OrderNumber("123456"), daysAgo(4), daysAgo(3), daysAhead(2), "UPS"),
                new Order.Processing(new OrderNumber("234567"), daysAgo(1), daysAhead(5)),
                new Order.OutForDelivery(new OrderNumber("345678"), daysAgo(6), daysAgo(4), today, "USPS"),
                new Order.Delivered(new OrderNumber("456789"), daysAgo(9), daysAgo(7), daysAgo(3), "FedEx"),
                new Order.Cancelled(new OrderNumber("567890"), daysAgo(5), daysAgo(4)),
                new Order.Returned(
                        new OrderNumber("678901"), daysAgo(30), daysAgo(28), daysAgo(24), daysAgo(10), "DHL"));
    }

    private Order ordinary(OrderNumber number) {
        String carrier = CARRIERS.get(random.nextInt(CARRIERS.size()));
        int packing = 1 + random.nextInt(2);
        int travelling = 2 + random.nextInt(5);
        int percent = random.nextInt(100);
        if (percent < 12) {
            int age = random.nextInt(packing + 1);
            return new Order.Processing(number, daysAgo(age), daysAhead(packing + travelling - age));
        }
        if (percent < 27) {
            int sinceShipped = random.nextInt(travelling);
            return new Order.Shipped(
                    number,
                    daysAgo(sinceShipped + packing),
                    daysAgo(sinceShipped),
                    daysAhead(travelling - sinceShipped),
                    carrier);
        }
        if (percent < 33) {
            return new Order.OutForDelivery(number, daysAgo(travelling + packing), daysAgo(travelling), today, carrier);
        }
        if (percent < 39) {
            int sinceCancelled = random.nextInt(60);
            return new Order.Cancelled(number, daysAgo(sinceCancelled + 1), daysAgo(sinceCancelled));
        }
        if (percent < 45) {
            int sinceReturned = random.nextInt(60);
            int sinceDelivered = sinceReturned + 5 + random.nextInt(25);
            return new Order.Returned(
                    number,
                    daysAgo(sinceDelivered + travelling + packing),
                    daysAgo(sinceDelivered + travelling),
                    daysAgo(sinceDelivered),
                    daysAgo(sinceReturned),
                    carrier);
        }
        int sinceDelivered = random.nextInt(180);
        return new Order.Delivered(
                number,
                daysAgo(sinceDelivered + travelling + packing),
                daysAgo(sinceDelivered + travelling),
                daysAgo(sinceDelivered),
                carrier);
    }

    private LocalDate daysAgo(int days) {
        return today.minusDays(days);
    }

    private LocalDate daysAhead(int days) {
        return today.plusDays(days);
    }
}
