package dev.quire.orders.books;

import java.util.Locale;

/** Prices as a reply says them. */
final class Prices {
    private Prices() {}

    /** Such as {@code $8.99}, or {@code 8.99 EUR}. */
    static String text(Book book) {
        String amount = String.format(Locale.ROOT, "%d.%02d", book.priceCents() / 100, book.priceCents() % 100);
        return book.currency().equals("USD") ? "$" + amount : amount + " " + book.currency();
    }
}
