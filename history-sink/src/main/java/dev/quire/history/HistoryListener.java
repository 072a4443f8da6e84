package dev.quire.history;

import dev.quire.history.RedisHistory.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Takes the records of one poll into the history. When it returns, each record is in Redis, was there already, is of no
 * interest, or lies in the dead letters: its offset may be committed. When it throws, the batch is to be repeated; what
 * has landed is recognised by its id.
 */
final class HistoryListener implements BatchMessageListener<byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryListener.class);

    private final Function<ConsumerRecord<byte[], byte[]>, Reading> reader;
    private final Function<List<NewEntry>, List<Outcome>> history;
    private final Consumer<List<Rejected>> deadLetters;
    private final HistoryMetrics metrics;

    /**
     * @param reader see {@link Reading#of}
     * @param history see {@link RedisHistory#append}
     * @param deadLetters see {@link DeadLetters#send}
     */
    HistoryListener(
            Function<ConsumerRecord<byte[], byte[]>, Reading> reader,
            Function<List<NewEntry>, List<Outcome>> history,
            Consumer<List<Rejected>> deadLetters,
            HistoryMetrics metrics) {
        this.reader = reader;
        this.history = history;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Reading.Keep> kept = new ArrayList<>(records.size());
        List<Rejected> rejected = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (reader.apply(record)) {
                case Reading.Keep keep -> kept.add(keep);
                case Reading.Skip _ -> {}
                case Reading.Reject reject -> rejected.add(reject.rejected());
            }
        }
        rejected.addAll(append(kept));
        // After Redis: a batch that is repeated because Redis is away leaves no dead letter twice.
        bury(rejected);
    }

    /** @return what Redis refused */
    private List<Rejected> append(List<Reading.Keep> kept) {
        List<NewEntry> entries = kept.stream().map(Reading.Keep::entry).toList();
        List<Outcome> outcomes =
                Objects.requireNonNull(metrics.writeTime().record(() -> history.apply(entries)), "outcomes");
        metrics.batch().record(entries.size());
        List<Rejected> refused = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Written _ -> metrics.written().increment();
                case Outcome.Duplicate _ -> metrics.duplicates().increment();
                case Outcome.Refused(var cause) ->
                    refused.add(new Rejected(kept.get(i).source(), cause));
            }
        }
        return refused;
    }

    private void bury(List<Rejected> rejected) {
        for (Rejected each : rejected) {
            LOG.atWarn()
                    .addKeyValue("topic", each.source().topic())
                    .addKeyValue("partition", each.source().partition())
                    .addKeyValue("offset", each.source().offset())
                    .addKeyValue("cause", each.cause().getClass().getSimpleName())
                    .log("Record goes to the dead letters");
        }
        deadLetters.accept(rejected);
        metrics.deadLetters().increment(rejected.size());
    }
}
