package dev.quire.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.history.RedisHistory.Outcome;
import dev.quire.schemas.HistoryEntry;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.testservers.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The script and the pipeline against a real Redis. */
class RedisHistoryIT {
    private static final int MAX_ENTRIES = 5;
    private static final Duration EXPIRY = Duration.ofHours(24);

    private final RedisClient client = RedisClient.create(TestServers.redis().uri());
    private final RedisHistory history = new RedisHistory(client, MAX_ENTRIES, EXPIRY);
    private final StatefulRedisConnection<String, String> connection = client.connect();
    private final RedisCommands<String, String> redis = connection.sync();
    private final SessionId session = new SessionId(UUID.randomUUID().toString());
    private final String entriesKey = HistoryEntry.key(session);
    private final String idsKey = "{" + entriesKey + "}:ids";

    @AfterEach
    void close() {
        history.close();
        connection.close();
        client.shutdown();
    }

    @Test
    void theNewestEntriesStayAndTheIdsOfTheOthersLeaveWithThem() {
        List<NewEntry> entries = conversation(4);

        assertThat(history.append(entries)).hasSize(8).containsOnly(new Outcome.Written());

        List<NewEntry> newest = entries.subList(3, 8);
        assertThat(redis.lrange(entriesKey, 0, -1))
                .isEqualTo(newest.reversed().stream().map(NewEntry::json).toList());
        assertThat(redis.smembers(idsKey))
                .containsExactlyInAnyOrderElementsOf(
                        newest.stream().map(NewEntry::id).toList());
    }

    @Test
    void aLowerLimitTakesEffectWithTheNextEntry() {
        List<NewEntry> entries = conversation(3);
        history.append(entries.subList(0, 5));

        try (var stricter = new RedisHistory(client, 2, EXPIRY)) {
            stricter.append(entries.subList(5, 6));
        }

        assertThat(redis.lrange(entriesKey, 0, -1))
                .containsExactly(entries.get(5).json(), entries.get(4).json());
        assertThat(redis.smembers(idsKey))
                .containsExactlyInAnyOrder(entries.get(5).id(), entries.get(4).id());
    }

    @Test
    void aBatchThatIsRepeatedChangesNothing() {
        List<NewEntry> entries = conversation(2);
        history.append(entries);
        List<String> before = redis.lrange(entriesKey, 0, -1);

        assertThat(history.append(entries)).hasSize(4).containsOnly(new Outcome.Duplicate());

        assertThat(redis.lrange(entriesKey, 0, -1)).isEqualTo(before);
    }

    @Test
    void aRepeatedBatchThatIsLongerThanTheHistoryEndsAsItDidBefore() {
        List<NewEntry> entries = conversation(4);
        history.append(entries);
        List<String> before = redis.lrange(entriesKey, 0, -1);

        history.append(entries);

        assertThat(redis.lrange(entriesKey, 0, -1)).isEqualTo(before);
    }

    @Test
    void anEntryTwiceInOneBatchIsWrittenOnce() {
        NewEntry entry = conversation(1).getFirst();

        assertThat(history.append(List.of(entry, entry)))
                .containsExactly(new Outcome.Written(), new Outcome.Duplicate());
    }

    @Test
    void eachNewEntryRefreshesTheExpiryOfTheHistoryAndItsIds() {
        List<NewEntry> entries = conversation(1);
        history.append(entries.subList(0, 1));
        assertThat(redis.ttl(entriesKey)).isBetween(EXPIRY.toSeconds() - 60, EXPIRY.toSeconds());
        redis.expire(entriesKey, 100);
        redis.expire(idsKey, 100);

        history.append(entries.subList(1, 2));

        assertThat(redis.ttl(entriesKey)).isBetween(EXPIRY.toSeconds() - 60, EXPIRY.toSeconds());
        assertThat(redis.ttl(idsKey)).isBetween(EXPIRY.toSeconds() - 60, EXPIRY.toSeconds());
    }

    @Test
    void aRefusedEntryLeavesNoTraceAndOthersAreWritten() {
        SessionId other = new SessionId(UUID.randomUUID().toString());
        redis.set(entriesKey, "not a list");
        NewEntry refused = conversation(1).getFirst();
        NewEntry accepted = new NewEntry(other, refused.id(), refused.json());

        List<Outcome> outcomes = history.append(List.of(refused, accepted));

        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Refused.class);
        assertThat(outcomes.getLast()).isEqualTo(new Outcome.Written());
        assertThat(redis.exists(idsKey)).isZero();
    }

    @Test
    void whatAVisitorWritesCannotBeTakenForAnId() {
        List<NewEntry> entries = Stream.concat(
                        Stream.of(
                                message("\"}},\"event\":{\"type\":\"reply\",\"replyId\":\"x\" \\ \u2028 \uD83D\uDE00")),
                        conversation(3).stream())
                .toList();

        history.append(entries);

        assertThat(redis.scard(idsKey)).isEqualTo(MAX_ENTRIES);
        assertThat(redis.sismember(idsKey, entries.getFirst().id())).isFalse();
    }

    @Test
    void anEntryThatTheScriptCannotParseLeavesWithoutTrouble() {
        NewEntry halfAnEmoji = new NewEntry(session, "message:1", "{\"event\":{\"text\":\"\\ud83d\"}}");
        List<NewEntry> entries =
                Stream.concat(Stream.of(halfAnEmoji), conversation(3).stream()).toList();

        assertThat(history.append(entries)).containsOnly(new Outcome.Written());

        assertThat(redis.llen(entriesKey)).isEqualTo(MAX_ENTRIES);
        assertThat(redis.ttl(idsKey)).isPositive();
    }

    @Test
    void bothKeysAreInOneSlotOfACluster() {
        assertThat(SlotHash.getSlot(idsKey)).isEqualTo(SlotHash.getSlot(entriesKey));
    }

    @Test
    void noEntriesNeedNoRedis() {
        RedisClient nowhere = RedisClient.create("redis://localhost:1");
        try (var unreachable = new RedisHistory(nowhere, MAX_ENTRIES, EXPIRY)) {
            assertThat(unreachable.append(List.of())).isEmpty();
        } finally {
            nowhere.shutdown();
        }
    }

    /** Message, reply, message, reply, ... */
    private List<NewEntry> conversation(int exchanges) {
        return IntStream.range(0, exchanges)
                .boxed()
                .flatMap(i -> {
                    MessageId id = MessageId.random();
                    return Stream.of(
                            entry(Records.record(
                                    TopicCatalogue.MESSAGES, 0, i, Records.message(session, id, "question " + i))),
                            entry(Records.record(
                                    TopicCatalogue.REPLIES, 0, i, Records.reply(session, id, "answer " + i))));
                })
                .toList();
    }

    private NewEntry message(String text) {
        return entry(Records.record(TopicCatalogue.MESSAGES, 0, 0, Records.message(session, MessageId.random(), text)));
    }

    private static NewEntry entry(ConsumerRecord<byte[], byte[]> record) {
        return ((Reading.Keep) Reading.of(record, "epoch", Records.NOON)).entry();
    }
}
