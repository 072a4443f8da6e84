package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.ReplyId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A session's history, oldest first. Entries stay as {@code history-sink} wrote them, so that a field that only
 * newer services know reaches the browser too.
 *
 * @param unreadable entries that were left out
 */
record HistoryPage(List<Entry> entries, int unreadable) {
    static final HistoryPage EMPTY = new HistoryPage(List.of(), 0);

    /**
     * @param cursor and {@code replyId}: of a reply; null for what the visitor said
     * @param json a {@link dev.quire.schemas.HistoryEntry}
     */
    record Entry(
            Instant at, @Nullable Cursor cursor, @Nullable ReplyId replyId, String json) {}

    /** By time; at the same time a message stands before its reply, and the sink's order decides the rest. */
    private static final Comparator<Entry> OLDEST_FIRST =
            Comparator.comparing(Entry::at).thenComparing(entry -> entry.replyId() != null);

    /** @param newestFirst the Redis list */
    static HistoryPage of(List<String> newestFirst) {
        List<Entry> entries = newestFirst.reversed().stream()
                .map(HistoryPage::read)
                .flatMap(Optional::stream)
                .sorted(OLDEST_FIRST)
                .toList();
        return new HistoryPage(entries, newestFirst.size() - entries.size());
    }

    /**
     * What a visitor who has seen everything up to the cursor may still lack: from the cursor's own entry on, so that the
     * client finds the place. All of it if the cursor's entry is not there.
     */
    List<Entry> from(Cursor cursor) {
        int first = -1;
        for (int i = 0; i < entries.size(); i++) {
            Cursor other = entries.get(i).cursor();
            if (first < 0 && other != null && isSameLine(cursor, other) && other.offset() > cursor.offset()) {
                // Two services' clocks differ: a later reply is sorted before the one the visitor has seen.
                first = i;
            }
            if (cursor.equals(other)) {
                return entries.subList(first < 0 ? i : first, entries.size());
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

    List<Cursor> cursors() {
        return entries.stream().map(Entry::cursor).filter(Objects::nonNull).toList();
    }

    /** The frame {@code history} with these entries. */
    static byte[] frame(List<Entry> entries) {
        return entries.stream()
                .map(Entry::json)
                .collect(Collectors.joining(",", "{\"type\":\"history\",\"entries\":[", "]}"))
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

    private static boolean isSameLine(Cursor one, Cursor other) {
        return one.epoch().equals(other.epoch()) && one.partition() == other.partition();
    }
}
