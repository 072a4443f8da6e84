package dev.quire.orders;

import dev.quire.schemas.BookLookup;
import dev.quire.schemas.LookupEvent;
import dev.quire.schemas.NameLookup;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.TopicCatalogue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of {@code chat.lookups}, read. */
sealed interface ReceivedLookup {
    ConsumerRecord<byte[], byte[]> record();

    /** Somebody waits for an answer. */
    sealed interface Question extends ReceivedLookup {
        LookupEvent lookup();
    }

    record OrderQuestion(ConsumerRecord<byte[], byte[]> record, OrderLookup lookup) implements Question {}

    record BookQuestion(ConsumerRecord<byte[], byte[]> record, BookLookup lookup) implements Question {}

    record NameQuestion(ConsumerRecord<byte[], byte[]> record, NameLookup lookup) implements Question {}

    /** Not an event of the topic, so there is nobody to answer. */
    record Malformed(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) implements ReceivedLookup {}

    static ReceivedLookup read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return switch (TopicCatalogue.LOOKUPS.read(record.value())) {
                case OrderLookup lookup -> new OrderQuestion(record, lookup);
                case BookLookup lookup -> new BookQuestion(record, lookup);
                case NameLookup lookup -> new NameQuestion(record, lookup);
            };
        } catch (RuntimeException e) {
            // Also what is not a MalformedEventException: whatever a value does to the reader, the next one is served.
            return new Malformed(record, e);
        }
    }
}
