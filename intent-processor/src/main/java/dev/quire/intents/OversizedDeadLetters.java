package dev.quire.intents;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that is just as large as Kafka takes is too large once the headers of a dead letter are added. It is left in
 * its own topic, where the log says it is, because failing would make the service stumble over it for ever. Any other
 * failure to write is handled as Streams does by default: retried when that can help, else the thread dies.
 */
public final class OversizedDeadLetters extends DefaultProductionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(OversizedDeadLetters.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (exception instanceof RecordTooLargeException && ChatTopology.isDeadLetterSink(context.processorNodeId())) {
            log.atError()
                    .setMessage("A record is too large to become a dead letter")
                    .addKeyValue("topic", context.topic())
                    .addKeyValue("partition", context.partition())
                    .addKeyValue("offset", context.offset())
                    .log();
            return Response.resume();
        }
        return super.handleError(context, record, exception);
    }
}
