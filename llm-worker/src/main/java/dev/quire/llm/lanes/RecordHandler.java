package dev.quire.llm.lanes;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is done with each record. Called by many lanes at once, but for records of one key one after another. */
@FunctionalInterface
public interface RecordHandler {
    /**
     * Returns when everything that follows from the record is durable; its offset may be committed from then on. May
     * block: it runs on a virtual thread of its own.
     *
     * @throws InterruptedException if the partition was taken away meanwhile. Another consumer gets the record, so
     *     nothing more may be written because of it. Any other exception is a bug and ends the whole loop.
     */
    void handle(ConsumerRecord<byte[], byte[]> record) throws InterruptedException;
}
