package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.ReplyId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A session's history, oldest first. Entries stay as {@code history-sink} wrote them, so that a field that only
 * newer services know reaches the browser too.
 *
 * @param cutAt replies up to this one are left out, or shown, because there are too many; null if the page is all there is,
 *     so that an older reply that it does not show is one that Redis lacks
 * @param unreadable entries that were left out
 */
record HistoryPage(List<Entry> entries, @Nullable Cursor cutAt, int unreadable) {
    static final HistoryPage EMPTY = new HistoryPage(List.of(), null, 0);

    /**
     * @param entries that Redis was asked for, the newest
     * @param bytes of the frame, at most
     */
    record Bounds(int entries, int bytes) {}

    /**
     * @param at when it takes its place; for a reply not before the earlier ones
     * @param cursor and {@code replyId}: of a reply; null for what the visitor said
     * @param json a {@link dev.quire.schemas.HistoryEntry}
     */
    record Entry(
            Instant at, @Nullable Cursor cursor, @Nullable ReplyId replyId, String json) {}

    private static final String FRAME_START = "{\"type\":\"history\",\"entries\":[";
    private static final String SEPARATOR = ",";
    private static final String FRAME_END = "]}";

    /** At the same time a message stands before its reply; what is equal stays in the order in which it is. */
    private static final Comparator<Entry> OLDEST_FIRST =
            Comparator.comparing(Entry::at).thenComparing(entry -> entry.replyId() != null);

    /** @param newestFirst the Redis list */
    static HistoryPage of(List<String> newestFirst, Bounds bounds) {
        List<Entry> read = newestFirst.reversed().stream()
                .map(HistoryPage::read)
                .flatMap(Optional::stream)
                .toList();
        List<Entry> ordered = inOrder(read);
        List<Entry> shown = newest(ordered, bounds.bytes());
        List<Cursor> cutOff = cursors(ordered.subList(0, ordered.size() - shown.size()));
        return new HistoryPage(
                shown,
                cutOff.isEmpty() ? oldest(cursors(shown), newestFirst.size() == bounds.entries()) : cutOff.getLast(),
                newestFirst.size() - read.size());
    }

    private static @Nullable Cursor oldest(List<Cursor> shown, boolean mayBeMore) {
        return mayBeMore && !shown.isEmpty() ? shown.getFirst() : null;
    }

    /** As many as there is room for. */
    private static List<Entry> newest(List<Entry> entries, int maxBytes) {
        int first = entries.size();
        int bytes = FRAME_START.length() + FRAME_END.length();
        while (first > 0) {
            bytes += entries.get(first - 1).json().getBytes(StandardCharsets.UTF_8).length + SEPARATOR.length();
            if (bytes > maxBytes) {
                break;
            }
            first--;
        }
        return entries.subList(first, entries.size());
    }

    /** By time, but replies stay in the order in which they went out live: services' clocks differ by more than that. */
    private static List<Entry> inOrder(List<Entry> read) {
        Map<String, Instant> latest = new HashMap<>();
        List<Entry> replies = new ArrayList<>();
        read.stream()
                .filter(entry -> entry.cursor() != null)
                .sorted(Comparator.comparingLong(HistoryPage::offset))
                .forEach(reply -> {
                    String epoch = Objects.requireNonNull(reply.cursor()).epoch();
                    Instant at = latest.merge(epoch, reply.at(), (one, other) -> one.isAfter(other) ? one : other);
                    replies.add(new Entry(at, reply.cursor(), reply.replyId(), reply.json()));
                });
        return Stream.concat(read.stream().filter(entry -> entry.cursor() == null), replies.stream())
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private static long offset(Entry reply) {
        return Objects.requireNonNull(reply.cursor()).offset();
    }

    /**
     * What a visitor who has seen everything up to the cursor may still lack: from the cursor's own entry on, so that the
     * client finds the place. All of it if the cursor's entry is not there.
     */
    List<Entry> from(Cursor cursor) {
        for (int i = 0; i < entries.size(); i++) {
            if (cursor.equals(entries.get(i).cursor())) {
                return entries.subList(i, entries.size());
            }
        }
        return entries;
    }

    /** Oldest first. */
    Set<ReplyId> replyIds() {
        return entries.stream()
                .map(Entry::replyId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Cursor> cursors(List<Entry> entries) {
        return entries.stream().map(Entry::cursor).filter(Objects::nonNull).toList();
    }

    /** The frame {@code history} with these entries. */
    static byte[] frame(List<Entry> entries) {
        return entries.stream()
                .map(Entry::json)
                .collect(Collectors.joining(SEPARATOR, FRAME_START, FRAME_END))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Entry> read(String json) {
        try {
            JsonNode entry = EventJson.MAPPER.readTree(json);
            JsonNode event = entry.path("event");
            Instant at = Instant.parse(event.path("at").asString(""));
            return switch (event.path("type").asString("")) {
                case "message" -> Optional.of(new Entry(at, null, null, json));
                case "reply" ->
                    Optional.of(new Entry(
                            at,
                            Cursor.parse(entry.path("cursor").asString("")),
                            ReplyId.parse(event.path("replyId").asString("")),
                            json));
                default -> Optional.empty();
            };
        } catch (JacksonException | DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
