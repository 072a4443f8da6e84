package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A book of the shop.
 *
 * @param bookId names it in the shop
 * @param genre as a visitor reads it, such as {@code Science Fiction}
 * @param priceCents in hundredths of {@code currency}
 * @param currency ISO 4217, such as {@code USD}
 * @param publishedIn the year; absent if unknown
 * @param why one sentence on why it fits the wish; absent if the book was asked for by its title
 */
@JsonTypeName("book")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookCard(
        String bookId,
        String title,
        String author,
        String genre,
        int priceCents,
        String currency,
        @Nullable Integer publishedIn,
        @Nullable String why)
        implements Card {}
