package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** A visitor named an order number and wants to know how the order stands. */
@JsonTypeName("order-lookup")
public record OrderLookup(SessionId sessionId, MessageId messageId, OrderNumber orderNumber, Instant at)
        implements LookupEvent {
    public OrderLookup {
        at = Event.milliseconds(at);
    }
}
