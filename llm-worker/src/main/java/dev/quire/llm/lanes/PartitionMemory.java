package dev.quire.llm.lanes;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * What is known of a partition besides its records, for as long as it is ours. A note of it is kept by Kafka with the
 * committed offset and so comes to whoever has the partition next. Called by the loop's thread only; must not block.
 */
public interface PartitionMemory {
    /** Nothing is known, no note kept. */
    PartitionMemory NONE = new PartitionMemory() {
        @Override
        public void assigned(Map<Integer, Optional<OffsetAndMetadata>> committed) {}

        @Override
        public String note(int partition) {
            return "";
        }

        @Override
        public void gone(int partition) {}

        @Override
        public void others(Collection<String> notes) {}
    };

    /**
     * These partitions are ours from now on; none of their records has been handed out yet.
     *
     * @param committed where each begins, with its last note; empty if nothing has ever been committed
     */
    void assigned(Map<Integer, Optional<OffsetAndMetadata>> committed);

    /**
     * What to keep with the partition's next commit, at most 4000 bytes (brokers allow 4096 by default). Asked a few times
     * a second; a new note is committed even where no record has finished.
     */
    String note(int partition);

    /** The partition is not ours any more, and its last note has been committed if that was possible. */
    void gone(int partition);

    /** The notes of the partitions that others have, looked up every few seconds. */
    void others(Collection<String> notes);
}
