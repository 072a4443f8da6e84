package dev.quire.intents;

import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.Notice;
import dev.quire.schemas.Reply;
import dev.quire.schemas.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Reads in {@code chat.replies} what other services answered and adds it to the conversation, for what the visitor says
 * next. It sends nothing but dead letters, and a session that is gone stays gone.
 */
final class ReplyHandler {
    /** In a text of the reply these quotes would be escaped. */
    private static final String CANNED = "\"source\":\"canned\"";

    private final ProcessorContext<byte[], byte[]> context;
    private final ConversationStore conversations;
    private final Decider decider;
    private final DeadLetters deadLetters;

    ReplyHandler(
            ProcessorContext<byte[], byte[]> context,
            ConversationStore conversations,
            Decider decider,
            IntentMetrics metrics) {
        this.context = context;
        this.conversations = conversations;
        this.decider = decider;
        this.deadLetters = new DeadLetters(TopicCatalogue.REPLIES, metrics);
    }

    void handle(Record<byte[], byte[]> record) {
        if (isOurs(record.value())) {
            return;
        }
        Reply reply;
        try {
            switch (TopicCatalogue.REPLIES.read(record.value())) {
                case Reply finalReply -> reply = finalReply;
                case Notice _ -> {
                    return;
                }
            }
        } catch (MalformedEventException e) {
            deadLetters.send(context, record, e);
            return;
        }
        ConversationStore.Stored conversation;
        Optional<Exchange> asked;
        try {
            conversation = conversations.conversation(reply.sessionId());
            asked = conversation.exchange(reply.inReplyTo());
        } catch (MalformedEventException e) {
            deadLetters.send(context, record, e);
            return;
        }
        asked.ifPresent(exchange -> {
            Exchange answered = decider.remember(exchange, reply);
            if (!answered.equals(exchange)) {
                conversations.replace(conversation, answered, Instant.ofEpochMilli(context.currentSystemTimeMs()));
            }
        });
    }

    /**
     * The conversation took in our own answers when they were decided. They are most of the topic, so they are told by their
     * bytes instead of being parsed.
     */
    private static boolean isOurs(byte[] reply) {
        return reply != null && new String(reply, StandardCharsets.ISO_8859_1).contains(CANNED);
    }
}
