package dev.quire.intents;

import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.Topic;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where records of a topic go that cannot be processed, so that the next one is served. */
final class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final Topic<?> topic;
    private final IntentMetrics metrics;

    DeadLetters(Topic<?> topic, IntentMetrics metrics) {
        this.topic = topic;
        this.metrics = metrics;
    }

    /** To be called while {@code record} is being processed: the context tells where it came from. */
    void send(ProcessorContext<byte[], byte[]> context, Record<byte[], byte[]> record, Throwable cause) {
        RecordMetadata place = context.recordMetadata().orElseThrow();
        Headers headers = new RecordHeaders(record.headers());
        DeadLetterHeaders.of(context.applicationId(), place.topic(), place.partition(), place.offset(), cause)
                .forEach(headers::add);
        context.forward(record.withHeaders(headers), ChatTopology.sinkOf(topic.deadLetters()));
        metrics.deadLetter(topic);
        log.atWarn()
                .setMessage("A record became a dead letter")
                .addKeyValue("topic", place.topic())
                .addKeyValue("partition", place.partition())
                .addKeyValue("offset", place.offset())
                .addKeyValue("reason", cause.getMessage())
                // Of a bug the way to it is wanted; of a malformed value the message says all.
                .setCause(cause instanceof MalformedEventException ? null : cause)
                .log();
    }
}
