package dev.quire.orders;

import dev.quire.orders.books.BookAdvice;
import dev.quire.schemas.BookLookup;
import dev.quire.schemas.NameLookup;
import dev.quire.schemas.OrderNumber;
import java.util.Map;

/**
 * What our data says about a batch of look-ups.
 *
 * @param orders at least the existing ones among those asked for
 * @param books an advice for every wish
 * @param names an advice for each that is a name
 */
record FoundFacts(
        Map<OrderNumber, OrderRow> orders, Map<BookLookup, BookAdvice> books, Map<NameLookup, BookAdvice> names) {}
