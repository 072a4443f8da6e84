package dev.quire.orders;

import dev.quire.schemas.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;

/** Tells visitors, once per message, that their answer is late. For one thread. */
@Component
final class DelayNotices {
    private final LookupAnswers answers;
    private final RecordSender sender;
    private final Duration after;
    private final Set<MessageId> told;

    DelayNotices(LookupAnswers answers, RecordSender sender, OrdersProperties properties) {
        this.answers = answers;
        this.sender = sender;
        this.after = properties.noticeAfter();
        this.told = newestOnly(properties.noticesRemembered());
    }

    /**
     * Sends the notices that are due among these look-ups, which cannot be answered now.
     *
     * @throws RuntimeException if Kafka does not take them; then they are due again
     */
    void tell(List<ReceivedLookup> waiting, Instant now) {
        Map<MessageId, ProducerRecord<byte[], byte[]>> due = new LinkedHashMap<>();
        for (ReceivedLookup lookup : waiting) {
            if (lookup instanceof ReceivedLookup.Question question && isDue(question, now)) {
                due.put(question.lookup().messageId(), answers.delayNotice(question, now));
            }
        }
        sender.send(List.copyOf(due.values()));
        told.addAll(due.keySet());
    }

    private boolean isDue(ReceivedLookup.Question question, Instant now) {
        return Duration.between(question.lookup().at(), now).compareTo(after) >= 0
                && !told.contains(question.lookup().messageId());
    }

    private static <T> Set<T> newestOnly(int limit) {
        return Collections.newSetFromMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<T, Boolean> eldest) {
                return size() > limit;
            }
        });
    }
}
