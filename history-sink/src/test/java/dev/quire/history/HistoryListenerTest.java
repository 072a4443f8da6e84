package dev.quire.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.history.RedisHistory.Outcome;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class HistoryListenerTest {
    private final SessionId session = new SessionId("session-1");
    private final MessageId id = MessageId.random();
    private final ConsumerRecord<byte[], byte[]> message =
            Records.record(TopicCatalogue.MESSAGES, 0, 7, Records.message(session, id, "hello"));
    private final ConsumerRecord<byte[], byte[]> poison =
            Records.record(TopicCatalogue.MESSAGES, 0, 8, "not JSON".getBytes(UTF_8));
    private final ConsumerRecord<byte[], byte[]> notice =
            Records.record(TopicCatalogue.REPLIES, 0, 1, Records.notice(session, id));
    private final ConsumerRecord<byte[], byte[]> reply =
            Records.record(TopicCatalogue.REPLIES, 0, 2, Records.reply(session, id, "Hello!"));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<NewEntry> appended = new ArrayList<>();
    private final List<Rejected> buried = new ArrayList<>();

    @Test
    void theBatchGoesToRedisAtOnceAndInOrder() {
        List<List<NewEntry>> batches = new ArrayList<>();
        var listener = listener(entries -> {
            batches.add(entries);
            return entries.stream().<Outcome>map(_ -> new Outcome.Written()).toList();
        });

        listener.onMessage(List.of(message, poison, notice, reply));

        assertThat(batches)
                .singleElement()
                .satisfies(entries -> assertThat(entries)
                        .extracting(entry -> entry.id().split(":", 2)[0])
                        .containsExactly("message", "reply"));
    }

    @Test
    void aMalformedRecordIsBuriedAndTheOthersAreServed() {
        listener(this::written).onMessage(List.of(message, poison, reply));

        assertThat(appended).hasSize(2);
        assertThat(buried).extracting(Rejected::source).containsExactly(poison);
        assertThat(count("history.dead.letters")).isEqualTo(1);
    }

    @Test
    void whatRedisRefusesIsBuriedWithTheRecordItCameFrom() {
        var cause = new RedisCommandExecutionException("WRONGTYPE");

        listener(_ -> List.of(new Outcome.Written(), new Outcome.Refused(cause)))
                .onMessage(List.of(message, notice, reply));

        assertThat(buried).containsExactly(new Rejected(reply, cause));
    }

    @Test
    void nothingIsBuriedWhileRedisIsAwaySinceTheBatchWillBeRepeated() {
        var listener = listener(_ -> {
            throw new RedisException("away");
        });

        assertThatThrownBy(() -> listener.onMessage(List.of(message, poison))).isInstanceOf(RedisException.class);

        assertThat(buried).isEmpty();
    }

    @Test
    void aBatchFailsWhenItsDeadLettersAreNotTaken() {
        var listener = new HistoryListener(
                this::read,
                this::written,
                _ -> {
                    throw new IllegalStateException("Kafka is away");
                },
                HistoryMetrics.in(registry));

        assertThatThrownBy(() -> listener.onMessage(List.of(poison))).hasMessage("Kafka is away");
    }

    @Test
    void entriesAndDuplicatesAreCountedApart() {
        listener(_ -> List.of(new Outcome.Written(), new Outcome.Duplicate())).onMessage(List.of(message, reply));

        assertThat(registry.get("history.entries")
                        .tag("outcome", "written")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("history.entries")
                        .tag("outcome", "duplicate")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("history.batch.entries").summary().totalAmount())
                .isEqualTo(2);
        assertThat(registry.get("history.write").timer().count()).isEqualTo(1);
    }

    private HistoryListener listener(Function<List<NewEntry>, List<Outcome>> redis) {
        return new HistoryListener(this::read, redis, buried::addAll, HistoryMetrics.in(registry));
    }

    private Reading read(ConsumerRecord<byte[], byte[]> record) {
        return Reading.of(record, "epoch", Records.NOON);
    }

    private List<Outcome> written(List<NewEntry> entries) {
        appended.addAll(entries);
        return entries.stream().<Outcome>map(_ -> new Outcome.Written()).toList();
    }

    private double count(String counter) {
        return registry.get(counter).counter().count();
    }
}
