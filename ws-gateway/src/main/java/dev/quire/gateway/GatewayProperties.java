package dev.quire.gateway;

import dev.quire.schemas.TopicCatalogue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that can be set, prefix {@code quire.gateway}.
 *
 * @param tokenSecret signs the visitors' tokens; at least 32 bytes, the same for all gateways. Empty, the default: a
 *     random one, so visitors lose their conversation when the gateway restarts
 * @param redisUrl where histories are read
 * @param allowedOrigins pages that may open a socket besides those of the gateway's own host, as
 *     {@code scheme://host[:port]}, port {@code *} for any; a lone {@code *} allows every page. Default: localhost
 * @param maxTextCharacters longest message, Unicode code points, 1 to 10,000, default 2,000
 */
@Validated
@ConfigurationProperties(prefix = "quire.gateway", ignoreUnknownFields = false)
record GatewayProperties(
        @DefaultValue("") String tokenSecret,
        @DefaultValue("redis://localhost:6379") @NotBlank String redisUrl,

        @DefaultValue({"http://localhost:*", "http://127.0.0.1:*"})
        List<@NotBlank String> allowedOrigins,

        @DefaultValue("2000") @Min(1) @Max(10_000) int maxTextCharacters,
        @DefaultValue @Valid Socket socket,
        @DefaultValue @Valid Chat chat,
        @DefaultValue @Valid Messages messages,
        @DefaultValue @Valid Replies replies,
        @DefaultValue @Valid History history,
        @DefaultValue @Valid Limits limits) {

    /**
     * One visitor's socket.
     *
     * @param helloTimeout for the first frame; 1 to 60 s, default 10 s; then the socket is closed with 4408
     * @param heartbeat silence after which the gateway pings; after twice as long it closes with 4440. 1 s to 5 min,
     *     default 30 s
     * @param maxFrameCharacters largest frame that is read, 1,024 to 1,048,576, default 16,384 (2,000 characters, each
     *     written as a JSON escape, fit in); the rest of a larger one is thrown away unread
     * @param hardMaxFrameCharacters largest frame that is waited for, default 2,097,152; then the socket is closed with
     *     4413
     * @param maxErrorsInARow frames refused as bad input, 1 to 10,000, default 50; then the socket is closed with 4422
     * @param maxUnacknowledged messages that wait for Kafka's acknowledgement, 1 to 1,000, default 32; more are
     *     rejected as rate-limited
     * @param retryAfter what a client is told when a message is rejected but may be sent again; default 2 s
     * @param sendQueueBytes what may wait for a slow reader, 16 KiB to 64 MiB, default 262,144; then the socket is
     *     closed with 4430. One frame always fits, and deltas are left out from half of it on
     * @param sendTimeout for one frame to go out, 1 s to 5 min, default 20 s; then the connection is cut
     * @param typingAfter how long an accepted message waits before the visitor sees that somebody works on it; 0: at
     *     once; default 300 ms, so that a canned answer costs no extra frame
     * @param idleTimeout after so long without a message, a reply or an opinion the socket is closed with 4410; 0: never;
     *     up to 24 h, default 1 h
     * @param drainTimeout how long an ending gateway waits for Kafka to acknowledge what visitors have said, 0 to 20 s,
     *     default 3 s; then their sockets are closed as well
     * @param reconnectsPerSecond an ending gateway tells its visitors to come back so many each second, 1 to 100,000,
     *     default 500
     * @param maxOpen sockets at once, all visitors together, up to 1,000,000; more are refused with 503. 0, the default:
     *     what the heap has room for, 12 KiB each after 80 MiB for the rest
     */
    record Socket(
            @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(seconds = 60)
            Duration helloTimeout,

            @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
            Duration heartbeat,

            @DefaultValue("16384") @Min(1_024) @Max(1_048_576) int maxFrameCharacters,

            @DefaultValue("2097152") @Min(1_024) int hardMaxFrameCharacters,
            @DefaultValue("50") @Min(1) @Max(10_000) int maxErrorsInARow,
            @DefaultValue("32") @Min(1) @Max(1_000) int maxUnacknowledged,
            @DefaultValue("2s") @DurationMin(millis = 100) Duration retryAfter,

            @DefaultValue("262144") @Min(16_384) @Max(67_108_864) int sendQueueBytes,

            @DefaultValue("20s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
            Duration sendTimeout,

            @DefaultValue("300ms") @DurationMin(millis = 0) Duration typingAfter,

            @DefaultValue("1h") @DurationMin(millis = 0) @DurationMax(hours = 24)
            Duration idleTimeout,

            @DefaultValue("3s") @DurationMin(millis = 0) @DurationMax(seconds = 20)
            Duration drainTimeout,

            @DefaultValue("500") @Min(1) @Max(100_000) int reconnectsPerSecond,

            @DefaultValue("0") @Min(0) @Max(1_000_000) int maxOpen) {
        /** Beside the sockets. */
        private static final long BYTES_OF_THE_REST = 80L << 20;

        /** 9.4 KB were measured of an idle one (decision 0020); those that talk need more. */
        private static final long BYTES_OF_A_SOCKET = 12L << 10;

        private static final int LEAST_FOR_A_HEAP = 100;

        Socket {
            if (maxOpen == 0) {
                maxOpen = roomIn(Runtime.getRuntime().maxMemory());
            }
        }

        static int roomIn(long heapBytes) {
            return Math.clamp((heapBytes - BYTES_OF_THE_REST) / BYTES_OF_A_SOCKET, LEAST_FOR_A_HEAP, 1_000_000);
        }
    }

    /**
     * {@code POST /chat}.
     *
     * @param replyDeadline how long a request waits for the final reply, 1 s to 5 min, default 25 s; then it gets 504,
     *     and the reply is only in the history
     * @param maxWaiting requests that wait at once, 1 to 100,000, default 1,000; more get 503
     * @param maxBodyBytes 1,024 to 1,048,576, default 16,384; larger bodies get 413
     * @param bodyDeadline for the body to be there, 1 s to 60 s, default 5 s; then it gets 408
     * @param maxReading bodies that are read at once, each by a thread that no socket has meanwhile, 1 to 150, default 32;
     *     more get 503
     */
    record Chat(
            @DefaultValue("25s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
            Duration replyDeadline,

            @DefaultValue("1000") @Min(1) @Max(100_000) int maxWaiting,

            @DefaultValue("16384") @Min(1_024) @Max(1_048_576) int maxBodyBytes,

            @DefaultValue("5s") @DurationMin(seconds = 1) @DurationMax(seconds = 60)
            Duration bodyDeadline,

            @DefaultValue("32") @Min(1) @Max(150) int maxReading) {}

    /**
     * Writing to Kafka.
     *
     * @param deliveryTimeout how long Kafka may take to confirm a message, 1 s to 2 min, default 10 s; then it is
     *     rejected as unavailable
     * @param maxPending messages on their way to Kafka, all visitors together, 1 to 1,000,000, default 10,000; more are
     *     rejected at once as overloaded
     * @param maxPendingBytes and their bytes, 64 KiB to 256 MiB, default 8,388,608
     * @param bufferBytes the producer's buffer, 1 MiB to 1 GiB, default 33,554,432: room for what is pending, in the
     *     batches of 16 KiB and more that it hands out
     * @param maxBlock how long a message may wait for topic metadata, or for room in a buffer that is too small for what
     *     may be pending, default 2 s
     */
    record Messages(
            @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 2)
            Duration deliveryTimeout,

            @DefaultValue("10000") @Min(1) @Max(1_000_000) int maxPending,

            @DefaultValue("8388608") @Min(65_536) @Max(268_435_456) int maxPendingBytes,

            @DefaultValue("33554432") @Min(1_048_576) @Max(1_073_741_824) int bufferBytes,

            @DefaultValue("2s") @DurationMin(millis = 100) Duration maxBlock) {}

    /**
     * Reading replies, of the partitions that the sessions here live in. The last ones of each partition are kept in
     * memory for visitors who come back before the history has them.
     *
     * @param tailRecords per partition, 1 to 100,000, default 1,000; the oldest is dropped first. Also how far back from
     *     the end a partition is read when it is added
     * @param tailBytes per partition, 64 KiB to 1 GiB, default 4,194,304; the oldest is dropped first
     * @param linger how long a partition is read on after its last session has gone, 0 to 1 h, default 30 s, so that a
     *     page that is loaded anew does not have it read again; 0: not at all
     * @param spread new sessions go to partitions that are read already once there are so many, 1 to 12, default 4. With
     *     several gateways: 12 divided by their number. Few partitions mean little to read, and little to share for the
     *     services behind
     * @param catchUpTimeout how long a visitor who comes back waits for the partition to be read, 100 ms to 60 s, default
     *     5 s; then the history comes alone, and later what it lacked
     */
    record Replies(
            @DefaultValue("1000") @Min(1) @Max(100_000) int tailRecords,

            @DefaultValue("4194304") @Min(65_536) @Max(1_073_741_824) int tailBytes,

            @DefaultValue("30s") @DurationMin(millis = 0) @DurationMax(hours = 1)
            Duration linger,

            @DefaultValue("4") @Min(1) @Max(TopicCatalogue.PARTITIONS) int spread,

            @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
            Duration catchUpTimeout) {}

    /**
     * Reading histories.
     *
     * @param maxEntries newest entries that are shown, 1 to 1,000, default 200, no more than the history sink keeps, or
     *     what it has dropped looks lost and is shown again; fewer where they would take more than half of
     *     {@code socket.send-queue-bytes}
     * @param timeout how long a visitor who comes back waits for Redis, 100 ms to 10 s, default 1 s; then the history
     *     is empty and the chat goes on
     * @param maxReading histories that are read at once, 1 to 10,000, default 32; others wait for their turn
     * @param turnTimeout for so long, 100 ms to 60 s, default 5 s; then the same as when Redis does not answer
     */
    record History(
            @DefaultValue("200") @Min(1) @Max(1_000) int maxEntries,

            @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(seconds = 10)
            Duration timeout,

            @DefaultValue("32") @Min(1) @Max(10_000) int maxReading,

            @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
            Duration turnTimeout) {}

    /**
     * How much one visitor may ask for. What is over a limit is rejected as rate-limited, with the time to wait; nothing
     * is lost. IPv6 addresses count by their first 64 bits.
     *
     * @param trustedProxies addresses or ranges ({@code 10.0.0.0/8}) whose {@code X-Forwarded-For} is believed; default
     *     none. Behind a proxy that is not listed, all visitors together are one address
     * @param exemptAddresses addresses or ranges of visitors that nothing here limits, such as load testers; default none
     * @param connectionsPerAddress sockets at once, 1 to 100,000, default 500; more are closed with 4429
     * @param addressBurst handshakes, frames and {@code POST /chat} of one address at once, 1 to 1,000,000, default 2,000
     * @param addressPerMinute and how many each minute then, 1 to 1,000,000, default 12,000
     * @param socketBurst frames of one socket at once, 1 to 100,000, default 200; whoever goes on all the same is closed
     *     with 4429 after {@code socket.max-errors-in-a-row} of them
     * @param socketPerMinute and how many each minute then, 1 to 1,000,000, default 1,200
     * @param sessionBurst messages of one session at once, 1 to 10,000, default 30
     * @param sessionPerMinute and how many each minute then, 1 to 100,000, default 60
     * @param conversationBurst conversations that one address begins at once, 1 to 100,000, default 60: a {@code hello}
     *     without a token, which is closed with 4429 beyond that, or a {@code POST /chat} into a session not heard of lately
     * @param conversationPerMinute and how many each minute then, 1 to 100,000, default 60
     * @param maxTracked addresses that are remembered, and sessions; 100 to 1,000,000, default 10,000; beyond that the
     *     one not heard of for longest is forgotten, and would begin anew
     */
    record Limits(
            @DefaultValue List<@NotBlank String> trustedProxies,
            @DefaultValue List<@NotBlank String> exemptAddresses,
            @DefaultValue("500") @Min(1) @Max(100_000) int connectionsPerAddress,
            @DefaultValue("2000") @Min(1) @Max(1_000_000) int addressBurst,
            @DefaultValue("12000") @Min(1) @Max(1_000_000) int addressPerMinute,
            @DefaultValue("200") @Min(1) @Max(100_000) int socketBurst,
            @DefaultValue("1200") @Min(1) @Max(1_000_000) int socketPerMinute,
            @DefaultValue("30") @Min(1) @Max(10_000) int sessionBurst,
            @DefaultValue("60") @Min(1) @Max(100_000) int sessionPerMinute,
            @DefaultValue("60") @Min(1) @Max(100_000) int conversationBurst,
            @DefaultValue("60") @Min(1) @Max(100_000) int conversationPerMinute,
            @DefaultValue("10000") @Min(100) @Max(1_000_000) int maxTracked) {}

    @Override
    public String toString() {
        // A URL may hold a password too.
        return "GatewayProperties[tokenSecret=***, redisUrl=***, allowedOrigins=" + allowedOrigins
                + ", maxTextCharacters=" + maxTextCharacters + ", socket=" + socket + ", chat=" + chat + ", messages="
                + messages + ", replies=" + replies + ", history=" + history + ", limits=" + limits + "]";
    }
}
