package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.TopicCatalogue;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a record to whoever waits for it. Used by the replies reader's thread only; never blocks, never throws. */
final class ReplyDispatcher {
    private static final Logger log = LoggerFactory.getLogger(ReplyDispatcher.class);

    private final SparseLog sparseLog = new SparseLog(log);
    private final SessionRegistry sessions;
    private final ReplyTails tails;
    private final GatewayMetrics metrics;

    ReplyDispatcher(SessionRegistry sessions, ReplyTails tails, GatewayMetrics metrics) {
        this.sessions = sessions;
        this.tails = tails;
        this.metrics = metrics;
    }

    static boolean isOfReplies(ConsumerRecord<?, ?> event) {
        return event.topic().equals(TopicCatalogue.REPLIES.name());
    }

    /** @param epoch of {@code chat.replies} */
    void deliver(ConsumerRecord<String, byte[]> event, String epoch) {
        boolean isReply = isOfReplies(event);
        switch (EventHead.read(event.value(), event.key()).orElse(null)) {
            case EventHead.OfReply(ReplyId id, MessageId inReplyTo)
            when isReply ->
                deliver(new LiveReply(cursor(event, epoch), event.key(), id, inReplyTo, true, event.value()));
            case EventHead.OfNotice(ReplyId id, MessageId inReplyTo)
            when isReply ->
                deliver(new LiveReply(cursor(event, epoch), event.key(), id, inReplyTo, false, event.value()));
            case EventHead.OfDelta(MessageId inReplyTo)
            when !isReply ->
                subscribers(event.partition(), event.key())
                        .forEach(subscriber -> subscriber.delta(inReplyTo, event.value()));
            case null, default -> malformed(event);
        }
    }

    private void deliver(LiveReply reply) {
        // The tail first: who joins reads it after joining, and so misses nothing.
        tails.add(reply);
        subscribers(reply.cursor().partition(), reply.session()).forEach(subscriber -> subscriber.reply(reply));
    }

    private List<ReplySubscriber> subscribers(int partition, String session) {
        List<ReplySubscriber> found = sessions.subscribers(partition, session);
        if (found.isEmpty()) {
            metrics.recordSkipped();
        }
        return found;
    }

    private static Cursor cursor(ConsumerRecord<?, ?> event, String epoch) {
        return new Cursor(epoch, event.partition(), event.offset());
    }

    private void malformed(ConsumerRecord<?, ?> event) {
        metrics.malformedReply();
        sparseLog.warn(
                "Malformed, not sent on topic={} partition={} offset={}",
                event.topic(),
                event.partition(),
                event.offset());
    }
}
