package dev.quire.history;

import dev.quire.schemas.TopicCatalogue;
import java.util.Collection;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * The epoch in the cursors of replies: the first characters of the id that Kafka gave {@link TopicCatalogue#REPLIES}
 * when it was created. The gateway computes the same. It is asked for when first needed, and again after each
 * assignment, since a topic that was deleted and created again comes back through one.
 *
 * <p>For the consumer's thread.
 */
final class ReplyEpoch implements ConsumerAwareRebalanceListener {
    private static final int LENGTH = 12;

    private final Supplier<Uuid> topicId;
    private @Nullable String known;

    /** @param topicId asks Kafka; may block and throw */
    ReplyEpoch(Supplier<Uuid> topicId) {
        this.topicId = topicId;
    }

    String current() {
        String epoch = known;
        if (epoch == null) {
            epoch = topicId.get().toString().substring(0, LENGTH);
            known = epoch;
        }
        return epoch;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        known = null;
    }
}
