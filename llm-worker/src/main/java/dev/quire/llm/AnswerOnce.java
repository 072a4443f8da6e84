package dev.quire.llm;

import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.llm.lanes.RecordHandler;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.LlmRequestEvent;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.TopicCatalogue;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Passes over requests whose reply Kafka has already: they came again because the offset was not committed, or were
 * written twice. Nothing is written for them, as nothing is missing, and the model is not paid again.
 *
 * <p>A request whose answer the model had finished and whose reply was not written yet is paid again; nobody can know.
 */
final class AnswerOnce implements RecordHandler {
    private final RecordHandler handler;
    private final AnsweredRequests answered;
    private final LlmMetrics metrics;

    AnswerOnce(RecordHandler handler, AnsweredRequests answered, LlmMetrics metrics) {
        this.handler = handler;
        this.answered = answered;
        this.metrics = metrics;
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        Optional<MessageId> id = messageId(record);
        if (id.isPresent() && answered.contains(record.partition(), id.get())) {
            metrics.finished(Outcome.ALREADY_ANSWERED);
            return;
        }
        handler.handle(record);
        id.ifPresent(finished -> answered.add(record.partition(), finished));
    }

    private static Optional<MessageId> messageId(ConsumerRecord<byte[], byte[]> record) {
        try {
            LlmRequestEvent event = TopicCatalogue.LLM_REQUESTS.read(record.value());
            return switch (event) {
                case LlmRequest request -> Optional.of(request.messageId());
            };
        } catch (MalformedEventException e) { // For the handler to tell.
            return Optional.empty();
        }
    }
}
