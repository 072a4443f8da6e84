package dev.quire.history;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of this service.
 *
 * @param redisUrl where Redis is, as Lettuce reads it: {@code redis://}, {@code rediss://} (TLS) or
 *     {@code redis-sentinel://}, with user and password where needed; default {@code redis://localhost:6379}
 * @param redisTimeout how long Redis may take to accept a connection or to answer a batch before it counts as away; 100
 *     ms to 1 min, default 5 s
 * @param maxEntries how many entries a session's history keeps, the oldest leave first; 1 to 10,000, default 200
 * @param expiry how long a history is kept after its latest entry; whole seconds, 1 s to 30 d, default 24 h
 * @param maxRetryDelay the longest pause between two attempts while Redis or Kafka is away; attempts never end; 100 ms
 *     to 1 min, default 5 s
 */
@ConfigurationProperties(prefix = "quire.history", ignoreUnknownFields = false)
@Validated
record HistoryProperties(
        @DefaultValue("redis://localhost:6379") URI redisUrl,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration redisTimeout,

        @DefaultValue("200") @Min(1) @Max(10_000) int maxEntries,

        @DefaultValue("24h") @DurationMin(seconds = 1) @DurationMax(days = 30)
        Duration expiry,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration maxRetryDelay) {

    /** Without the URL's user and password. */
    @Override
    public String toString() {
        return "HistoryProperties[redis=" + redisUrl.getHost() + ":" + redisUrl.getPort() + ", redisTimeout="
                + redisTimeout + ", maxEntries=" + maxEntries + ", expiry=" + expiry + ", maxRetryDelay="
                + maxRetryDelay + "]";
    }
}
