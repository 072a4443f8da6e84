/** Recommends books: understands a wish, searches, and says why a book fits. */
@NullMarked
package dev.quire.orders.books;

import org.jspecify.annotations.NullMarked;
