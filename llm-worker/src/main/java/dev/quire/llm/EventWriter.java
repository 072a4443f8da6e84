package dev.quire.llm;

import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.HandOver;
import dev.quire.schemas.PropagatedHeaders;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyDelta;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what follows from a request, with the request's propagated headers. Safe for use by many lanes. */
final class EventWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventWriter.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** For pieces of replies that may still be under way; whatever must not be lost has been waited for. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private final String service;
    private final SparseLog troubles = new SparseLog(log);

    /**
     * @param producer with acks=all; closed with this
     * @param service the name under which dead letters are signed
     */
    EventWriter(Producer<byte[], byte[]> producer, String service) {
        this.producer = producer;
        this.service = service;
    }

    /** Returns when Kafka has the reply for good, however long that takes. */
    void write(Reply reply, ConsumerRecord<byte[], byte[]> cause) throws InterruptedException {
        untilAcknowledged(record(TopicCatalogue.REPLIES, reply.sessionId(), EventJson.write(reply), cause));
    }

    /** Returns when Kafka has the hand-over for good, however long that takes. */
    void write(HandOver handOver, ConsumerRecord<byte[], byte[]> cause) throws InterruptedException {
        untilAcknowledged(record(TopicCatalogue.HAND_OVERS, handOver.sessionId(), EventJson.write(handOver), cause));
    }

    /** Does not wait, and does not care if it fails: the final reply holds the text again. */
    void write(ReplyDelta delta, ConsumerRecord<byte[], byte[]> cause) {
        try {
            var _ = producer.send(record(TopicCatalogue.DELTAS, delta.sessionId(), EventJson.write(delta), cause));
        } catch (InterruptException abandoned) {
            throw abandoned;
        } catch (KafkaException e) {
            log.atDebug().addKeyValue("cause", e).log("A piece of a reply was not sent");
        }
    }

    /** Returns when Kafka has the dead letter for good. */
    void writeDeadLetter(ConsumerRecord<byte[], byte[]> record, Throwable cause) throws InterruptedException {
        String topic = TopicCatalogue.LLM_REQUESTS.deadLetters().name();
        Map<String, byte[]> place =
                DeadLetterHeaders.of(service, record.topic(), record.partition(), record.offset(), cause);
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
        place.forEach(letter.headers()::add);
        try {
            untilAcknowledged(letter);
        } catch (RecordTooLargeException e) {
            // As large as a record may be, by its key, value or headers, and ours come on top. They alone still say
            // where it is, for as long as its topic keeps it.
            ProducerRecord<byte[], byte[]> placeOnly = new ProducerRecord<>(topic, null, null);
            place.forEach(placeOnly.headers()::add);
            untilAcknowledged(placeOnly);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }

    private static ProducerRecord<byte[], byte[]> record(
            Topic<?> topic, SessionId session, byte[] value, ConsumerRecord<byte[], byte[]> cause) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic.name(), session.value().getBytes(StandardCharsets.UTF_8), value);
        copyHeaders(cause.headers(), record.headers());
        return record;
    }

    private static void copyHeaders(Headers from, Headers to) {
        for (String name : PropagatedHeaders.NAMES) {
            Header header = from.lastHeader(name);
            if (header != null) {
                to.add(header);
            }
        }
    }

    /** Kafka away, or not letting us write: the lane waits, nothing is skipped. */
    private void untilAcknowledged(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        for (int failures = 0; ; ) {
            try {
                producer.send(record).get();
                return;
            } catch (ExecutionException | KafkaException e) {
                Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
                if (cause instanceof InterruptException) {
                    throw new InterruptedException();
                }
                if (cause instanceof RecordTooLargeException tooLarge) {
                    throw tooLarge;
                }
                failures++;
                troubles.atWarn()
                        .addKeyValue("topic", record.topic())
                        .addKeyValue("failures", failures)
                        .addKeyValue("cause", cause)
                        .log("Kafka does not take a record, trying on; not said again for a minute");
                Thread.sleep(BACKOFF.delay(failures, ThreadLocalRandom.current().nextDouble()));
            }
        }
    }
}
