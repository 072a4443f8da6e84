package dev.quire.intents;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of this service. The upper ends keep what is stored of a message below what a record may hold.
 *
 * @param catalogue the answer catalogue, a YAML file; absent for the one in the jar
 * @param turns lines of the conversation given to the model with a message; 0 (none) to 20, default 10
 * @param turnCharacters of a longer line only the beginning is kept; 100 to 4,000, default 2,000
 * @param rememberedMessages messages per session whose outcome is kept, so that they are answered alike when they come
 *     again; 1 to 100, default 50. No fewer than {@code turns} are kept
 * @param contextExchanges how many messages back a message may refer to, such as "and to Canada?" or a bare number after
 *     the question for it; 0 (each stands alone) to 20, default 5
 * @param contextFor and how long after; 1 s to 24 h, default 10 min
 * @param orderNumbers how many different order numbers a session may look up within {@code orderNumbersWithin}, before it
 *     is asked to wait; 0 (any number) to 100, default 10
 * @param orderNumbersWithin 1 s to 24 h, default 10 min
 * @param idleAfter how long a message and its answer are remembered after their last change; 1 min to 30 d, default 24 h
 * @param threads stream threads, which share the 12 partitions; 1 to 12, default 1: one decides thousands of messages a
 *     second
 * @param stateDirectory where the sessions are kept on disk beside their changelog in Kafka. Losing it costs only the
 *     time to read the changelog; it must be this instance's own and belong to one Kafka cluster. Required
 * @param replicationFactor copies of the changelog topic in Kafka, used when it is created; -1 for the broker's default
 *     ({@code default.replication.factor}), else 1 to 9; default -1
 */
@ConfigurationProperties(prefix = "quire.intents", ignoreUnknownFields = false)
@Validated
record IntentsProperties(
        @Nullable Path catalogue,
        @DefaultValue("10") @Min(0) @Max(20) int turns,
        @DefaultValue("2000") @Min(100) @Max(4_000) int turnCharacters,
        @DefaultValue("50") @Min(1) @Max(100) int rememberedMessages,

        @DefaultValue("5") @Min(0) @Max(20) int contextExchanges,

        @DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(hours = 24)
        Duration contextFor,

        @DefaultValue("10") @Min(0) @Max(100) int orderNumbers,

        @DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(hours = 24)
        Duration orderNumbersWithin,

        @DefaultValue("24h") @DurationMin(minutes = 1) @DurationMax(days = 30)
        Duration idleAfter,

        @DefaultValue("1") @Min(1) @Max(12) int threads,
        @NotNull Path stateDirectory,
        @DefaultValue("-1") @Min(-1) @Max(9) int replicationFactor) {

    Conversation.Limits limits() {
        return new Conversation.Limits(turns, turnCharacters, rememberedMessages);
    }

    Talk.Limits talkLimits() {
        return new Talk.Limits(contextExchanges, contextFor, orderNumbers, orderNumbersWithin);
    }
}
