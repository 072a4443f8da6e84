package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an order has come. */
public enum OrderStatus {
    @JsonProperty("processing")
    PROCESSING,
    @JsonProperty("shipped")
    SHIPPED,
    @JsonProperty("out-for-delivery")
    OUT_FOR_DELIVERY,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("returned")
    RETURNED
}
