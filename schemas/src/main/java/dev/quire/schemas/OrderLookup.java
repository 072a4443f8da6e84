package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A visitor named an order number and wants to know how the order stands. */
@JsonTypeName("order-lookup")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderLookup(
        SessionId sessionId,
        MessageId messageId,
        OrderNumber orderNumber,
        @Nullable Matched matched,
        Instant at) implements LookupEvent {
    public OrderLookup {
        at = Event.milliseconds(at);
    }
}
