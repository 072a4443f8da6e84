package dev.quire.gateway;

import dev.quire.schemas.socket.CloseCode;
import dev.quire.schemas.socket.RejectCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the gateway counts. No label holds anything of a visitor. */
final class GatewayMetrics {
    /** How a message came in. */
    enum Channel {
        WEBSOCKET,
        HTTP
    }

    private final MeterRegistry registry;
    private final Map<Channel, Counter> requests;
    private final Map<Channel, Timer> responses;
    private final Map<RejectCode, Counter> rejections;
    private final Map<CloseCode, Counter> closes;
    private final Counter originsRefused;
    private final Counter requestsLimited;
    private final Counter socketsRefused;
    private final Counter queueOverflows;
    private final Counter deltasDropped;
    private final Counter malformedReplies;
    private final Counter recordsSkipped;
    private final Counter resumesLate;
    private final Counter historiesUnavailable;
    private final Counter historyEntriesUnreadable;

    GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
        requests =
                each(Channel.class, channel -> counter("chat.requests", "Messages given to Kafka", "channel", channel));
        responses = each(
                Channel.class,
                channel -> Timer.builder("chat.response")
                        .description("From accepted to the final reply")
                        .tag("channel", name(channel))
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofSeconds(60))
                        .register(registry));
        rejections = each(RejectCode.class, code -> counter("gateway.rejected", "Frames not taken", "code", code));
        closes =
                each(CloseCode.class, code -> counter("gateway.closed", "Sockets closed by the gateway", "code", code));
        originsRefused = registry.counter("gateway.origins.refused");
        requestsLimited = Counter.builder("gateway.requests.limited")
                .description("Handshakes and POST /chat answered with 429")
                .register(registry);
        socketsRefused = Counter.builder("gateway.sockets.refused")
                .description("Handshakes answered with 503, since as many sockets are open as may be")
                .register(registry);
        queueOverflows = registry.counter("gateway.send.queue.overflows");
        deltasDropped = registry.counter("gateway.deltas.dropped");
        recordsSkipped = Counter.builder("gateway.records.skipped")
                .description("Replies and deltas read for no session of this gateway")
                .register(registry);
        resumesLate = Counter.builder("gateway.resumes.late")
                .description("Conversations resumed before their replies were read")
                .register(registry);
        malformedReplies = registry.counter("gateway.replies.malformed");
        historiesUnavailable = registry.counter("gateway.histories.unavailable");
        historyEntriesUnreadable = registry.counter("gateway.history.entries.unreadable");
    }

    void countSockets(Collection<?> openSockets) {
        registry.gaugeCollectionSize("gateway.connections", List.of(), openSockets);
    }

    void countPartitions(FollowedPartitions followed) {
        Gauge.builder("gateway.partitions.followed", followed, FollowedPartitions::count)
                .description("Partitions of chat.replies that are read for the sessions here")
                .register(registry);
    }

    void countPending(PendingMessages pending) {
        Gauge.builder("gateway.messages.pending", pending, PendingMessages::count)
                .description("Messages and opinions on their way to Kafka")
                .register(registry);
    }

    void request(Channel channel) {
        of(requests, channel).increment();
    }

    void response(Channel channel, Duration elapsed) {
        of(responses, channel).record(elapsed);
    }

    void rejected(RejectCode code) {
        of(rejections, code).increment();
    }

    void closed(CloseCode code) {
        of(closes, code).increment();
    }

    void originRefused() {
        originsRefused.increment();
    }

    void requestLimited() {
        requestsLimited.increment();
    }

    void socketRefused() {
        socketsRefused.increment();
    }

    void queueOverflow() {
        queueOverflows.increment();
    }

    void deltaDropped() {
        deltasDropped.increment();
    }

    void recordSkipped() {
        recordsSkipped.increment();
    }

    void resumedLate() {
        resumesLate.increment();
    }

    void malformedReply() {
        malformedReplies.increment();
    }

    void historyUnavailable() {
        historiesUnavailable.increment();
    }

    void historyEntriesUnreadable(int entries) {
        historyEntriesUnreadable.increment(entries);
    }

    private Counter counter(String name, String description, String tag, Enum<?> value) {
        return Counter.builder(name)
                .description(description)
                .tag(tag, name(value))
                .register(registry);
    }

    private static <K extends Enum<K>, M> Map<K, M> each(Class<K> keys, Function<K, M> meter) {
        return Arrays.stream(keys.getEnumConstants())
                .collect(Collectors.toMap(Function.identity(), meter, (one, other) -> one, () -> new EnumMap<>(keys)));
    }

    private static <K, M> M of(Map<K, M> meters, K key) {
        return Objects.requireNonNull(meters.get(key), "a meter for each constant");
    }

    /** RATE_LIMITED reads rate-limited, as on the wire. */
    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
