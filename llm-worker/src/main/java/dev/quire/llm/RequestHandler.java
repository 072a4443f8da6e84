package dev.quire.llm;

import dev.quire.llm.Answerer.Answer;
import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.llm.lanes.RecordHandler;
import dev.quire.schemas.HandOver;
import dev.quire.schemas.HandOver.Reason;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.LlmRequestEvent;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.PropagatedHeaders;
import dev.quire.schemas.Reply;
import dev.quire.schemas.Reply.Action;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From one record of {@code chat.llm-requests} to the one final reply in {@code chat.replies}, or to the dead letters; and
 * to {@code chat.hand-overs} before that if the model wants a person to take over.
 *
 * <p>A request that comes again, after a crash or a rebalance, is answered again under the same reply id.
 */
final class RequestHandler implements RecordHandler {
    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

    private final Answerer answerer;
    private final EventWriter writer;
    private final Duration deltaInterval;
    private final DeltaStream.Timer deltaTimer;
    private final boolean syntheticToModel;
    private final InstantSource clock;
    private final LlmMetrics metrics;

    /** @param syntheticToModel whether requests of load tests are put to the model too */
    RequestHandler(
            Answerer answerer,
            EventWriter writer,
            Duration deltaInterval,
            DeltaStream.Timer deltaTimer,
            boolean syntheticToModel,
            InstantSource clock,
            LlmMetrics metrics) {
        this.answerer = answerer;
        this.writer = writer;
        this.deltaInterval = deltaInterval;
        this.deltaTimer = deltaTimer;
        this.syntheticToModel = syntheticToModel;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        LlmRequestEvent event;
        try {
            event = TopicCatalogue.LLM_REQUESTS.read(record.value());
        } catch (MalformedEventException e) { // Its message may quote the visitor: for the dead letter, not the log.
            log.atWarn()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("A malformed request goes to the dead letters");
            writer.writeDeadLetter(record, e);
            metrics.finished(Outcome.MALFORMED);
            return;
        }
        switch (event) {
            case LlmRequest request -> reply(request, answer(request, record), record);
        }
    }

    /** A bug while answering must not cost the visitor the reply, nor the others of the partition theirs. */
    private Answer answer(LlmRequest request, ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        if (isSynthetic(record) && !syntheticToModel) {
            return answerer.fallback(Outcome.SYNTHETIC);
        }
        try (DeltaStream deltas =
                new DeltaStream(request, deltaInterval, clock, deltaTimer, delta -> writer.write(delta, record))) {
            return answerer.answer(request, deltas);
        } catch (InterruptedException abandoned) {
            throw abandoned;
        } catch (Exception | StackOverflowError bug) { // Not only RuntimeException: Kotlin throws what it likes.
            if (Thread.interrupted()) { // Not a bug: the lane was abandoned, and some library wrapped that.
                throw new InterruptedException();
            }
            log.atError()
                    .addKeyValue("sessionId", request.sessionId())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .setCause(bug)
                    .log("A request that we cannot answer goes to the dead letters");
            writer.writeDeadLetter(record, bug);
            return answerer.fallback(Outcome.BUG);
        }
    }

    private void reply(LlmRequest request, Answer answer, ConsumerRecord<byte[], byte[]> record)
            throws InterruptedException {
        Instant now = request.notBefore(clock.instant());
        if (answer.action() == Action.HAND_OVER) { // First, so that no visitor is promised a person whom nobody tells.
            writer.write(new HandOver(request.sessionId(), request.messageId(), Reason.MODEL_DECIDED, now), record);
        }
        Reply reply = new Reply(
                request.sessionId(),
                ReplyId.finalReplyTo(request.messageId()),
                request.messageId(),
                answer.text(),
                answer.source(),
                null,
                List.of(),
                answer.cards(),
                answer.action(),
                request.matched(),
                now);
        writer.write(reply, record);
        metrics.finished(answer.outcome());
    }

    private static boolean isSynthetic(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(PropagatedHeaders.SYNTHETIC);
        return header != null
                && header.value() != null
                && Boolean.parseBoolean(new String(header.value(), StandardCharsets.UTF_8));
    }
}
