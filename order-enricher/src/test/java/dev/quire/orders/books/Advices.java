package dev.quire.orders.books;

import java.util.List;

/** Advices for tests outside of this package. */
public final class Advices {
    private Advices() {}

    public static BookAdvice withoutBooks(BookAdvice.Kind kind) {
        return new BookAdvice.Recommended(kind, List.of(), false, BookCriteria.ANYTHING);
    }
}
