package dev.quire.orders;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What became of one look-up.
 *
 * @param toWrite the records to write because of it, in this order
 * @param cause why there is a dead letter, null if there is none
 */
record LookupOutcome(
        ReceivedLookup received,
        Kind kind,
        List<ProducerRecord<byte[], byte[]>> toWrite,
        @Nullable Throwable cause) {
    enum Kind {
        FOUND,
        UNKNOWN,
        /** No name of a book or an author, so the model is asked. */
        FORWARDED,
        /** Not an event of the topic: a dead letter. */
        MALFORMED,
        /** A bug of ours: a dead letter, and the fallback reply for the visitor. */
        FAILED
    }
}
