package dev.quire.gateway;

import dev.quire.schemas.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** {@code chat.replies} as Kafka has it. Used by the replies reader's thread only. */
final class RepliesTopic implements AutoCloseable {
    private static final String NAME = TopicCatalogue.REPLIES.name();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Of the topic's id. The history sink writes the same into its cursors. */
    private static final int EPOCH_LENGTH = 12;

    private final Admin admin;

    /** @param connection how to reach Kafka */
    RepliesTopic(Map<String, Object> connection) {
        admin = Admin.create(connection);
    }

    /**
     * Asks Kafka which life of the topic this is.
     *
     * @throws KafkaException if Kafka does not say in time, or the topic is not as the catalogue has it
     */
    String epoch() {
        TopicDescription topic = describe();
        int partitions = topic.partitions().size();
        if (partitions != TopicCatalogue.REPLIES.partitions()) {
            throw new KafkaException(NAME + " has " + partitions + " partitions instead of "
                    + TopicCatalogue.REPLIES.partitions() + ": `quire topics` creates it right");
        }
        return topic.topicId().toString().substring(0, EPOCH_LENGTH);
    }

    private TopicDescription describe() {
        try {
            return Objects.requireNonNull(admin.describeTopics(List.of(NAME))
                    .allTopicNames()
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .get(NAME));
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Cannot describe " + NAME, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
