package dev.quire.intents.matching;

import dev.quire.schemas.OrderNumber;

/** What a message was understood as. */
public sealed interface Match {
    /** It names an order; of several the first. */
    record Order(OrderNumber number) implements Match {}

    /** It asks what the catalogue answers. */
    record Known(Intent intent) implements Match {}

    /** No layer knew. */
    record Unmatched() implements Match {}
}
