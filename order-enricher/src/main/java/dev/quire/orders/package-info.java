/** Looks up orders and books in PostgreSQL: for {@code chat.lookups} and for whoever asks over HTTP. */
@NullMarked
package dev.quire.orders;

import org.jspecify.annotations.NullMarked;
