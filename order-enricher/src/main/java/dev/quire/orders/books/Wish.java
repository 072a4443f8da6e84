package dev.quire.orders.books;

import org.jspecify.annotations.Nullable;

/**
 * A visitor's words, understood as far as words alone allow: whether a name is that of a book we have is not known yet.
 *
 * @param title what may be the title of the very book that is wanted; null if it cannot be one
 * @param like the book or author, as somebody liked it, that others should be similar to
 */
record Wish(@Nullable Title title, @Nullable String like, BookCriteria criteria) {

    /**
     * @param asked whether the words around say that it is a title ("do you have ...?"); otherwise it is one only if we
     *     have exactly that
     */
    record Title(String name, boolean asked) {}
}
