package dev.quire.orders;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.ZoneId;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code quire.orders.*}.
 *
 * @param noticeAfter how long a visitor waits during an outage of the database before a notice says so; 0 to 60 s,
 *     default 5 s; 0 sends it with the first failed attempt
 * @param noticesRemembered how many messages we remember to have sent a notice for; 1 to 1,000,000, default 10,000.
 *     Beyond it the oldest is forgotten and may get its notice again, with the same id, which a visitor sees once
 * @param retryBackoff pause before the first retry of an outage, doubled each time; 10 ms to 10 s, default 100 ms
 * @param retryBackoffLimit where the doubling ends; 10 ms to 60 s, default 1 s. Retries have no last one
 * @param queryTimeout after it a statement is cancelled and the database counts as away; whole seconds, 1 to 60 s,
 *     default 2 s
 * @param acknowledgementTimeout how long a batch waits for Kafka to acknowledge what it wrote before it is done anew; 1
 *     to 120 s, default 30 s; must stay well below the consumer's max.poll.interval.ms
 * @param httpQueries how many queries for HTTP callers may run at once, so that chat always finds a free connection; 1
 *     to 100, default 2; keep it below the connection pool's size. A caller beyond it waits up to {@code queryTimeout},
 *     then gets 503
 * @param zone the bookstore's time zone: decides when an expected date has passed; default America/New_York
 * @param sampleData fills the database with made-up orders and books at each start; default false
 */
@Validated
@ConfigurationProperties(prefix = "quire.orders", ignoreUnknownFields = false)
record OrdersProperties(
        @DefaultValue("5s") @DurationMin @DurationMax(seconds = 60)
        Duration noticeAfter,

        @DefaultValue("10000") @Min(1) @Max(1_000_000) int noticesRemembered,

        @DefaultValue("100ms") @DurationMin(millis = 10) @DurationMax(seconds = 10)
        Duration retryBackoff,

        @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(seconds = 60)
        Duration retryBackoffLimit,

        @DefaultValue("2s") @DurationMin(seconds = 1) @DurationMax(seconds = 60)
        Duration queryTimeout,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(seconds = 120)
        Duration acknowledgementTimeout,

        @DefaultValue("2") @Min(1) @Max(100) int httpQueries,
        @DefaultValue("America/New_York") ZoneId zone,
        @DefaultValue("false") boolean sampleData) {}
