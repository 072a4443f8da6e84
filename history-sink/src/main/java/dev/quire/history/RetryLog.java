package dev.quire.history;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.RetryListener;

/** One line for each failed attempt at a batch, with a stack trace for the first. */
final class RetryLog implements RetryListener {
    private static final Logger LOG = LoggerFactory.getLogger(RetryLog.class);

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, @Nullable Exception failure, int attempt) {
        LoggingEventBuilder line = LOG.atWarn()
                .addKeyValue("records", records.count())
                .addKeyValue("attempt", attempt)
                .addKeyValue("cause", failure == null ? "unknown" : NestedExceptionUtils.getMostSpecificCause(failure));
        (attempt == 1 ? line.setCause(failure) : line).log("Batch failed and will be repeated");
    }

    /** Not called: the listener takes batches. */
    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {}
}
