package dev.quire.intents;

import dev.quire.intents.Decider.Decision;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.Matched;
import dev.quire.schemas.PropagatedHeaders;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import dev.quire.understanding.Catalogue;
import dev.quire.understanding.LayeredMatcher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gives each message of {@code chat.messages} its one outcome. A value that is no message becomes a dead letter. When
 * deciding about a message fails, it becomes a dead letter too and the visitor gets the fallback. Exceptions of Kafka
 * pass through: they are for Streams to retry or to die of.
 */
final class MessageHandler {
    /** Below the 1 MiB that a broker takes by default, with room for headers. */
    private static final int MAX_VALUE_BYTES = 900_000;

    private final ProcessorContext<byte[], byte[]> context;
    private final ConversationStore conversations;
    private final Decider decider;
    private final Supplier<LayeredMatcher> matcher;
    private final DeadLetters deadLetters;
    private final IntentMetrics metrics;

    /** @param matcher with the catalogue in force, for the fallback */
    MessageHandler(
            ProcessorContext<byte[], byte[]> context,
            ConversationStore conversations,
            Decider decider,
            Supplier<LayeredMatcher> matcher,
            IntentMetrics metrics) {
        this.context = context;
        this.conversations = conversations;
        this.decider = decider;
        this.matcher = matcher;
        this.deadLetters = new DeadLetters(TopicCatalogue.MESSAGES, metrics);
        this.metrics = metrics;
    }

    void handle(Record<byte[], byte[]> record) {
        VisitorMessage message;
        try {
            message = switch (TopicCatalogue.MESSAGES.read(record.value())) {
                case VisitorMessage visitorMessage -> visitorMessage;
            };
        } catch (MalformedEventException e) {
            deadLetters.send(context, record, e);
            return;
        }
        ConversationStore.Stored conversation;
        Decision decision;
        Exchange exchange;
        byte[] exchangeJson;
        byte[] event;
        try {
            requireKey(record, message);
            conversation = conversations.conversation(message.sessionId());
            decision = decider.decide(conversation, message, now());
            exchange = conversation.next(decision.exchange());
            exchangeJson = requireSize(exchange.json());
            event = requireSize(EventJson.write(decision.event()));
        } catch (KafkaException e) { // Reading the store.
            throw e;
        } catch (RuntimeException | StackOverflowError e) { // A pattern may recurse for each letter of a text.
            deadLetters.send(context, record, e);
            send(record, EventJson.write(fallbackReply(message)), TopicCatalogue.REPLIES);
            metrics.failed();
            return;
        }
        Outcome outcome = exchange.outcome();
        // Stored before it is sent: an answer that outlives a crash alone would be decided anew, perhaps differently.
        if (decision.repeated()) {
            metrics.repeated();
        } else {
            conversations.add(conversation, exchange, exchangeJson, now());
            metrics.decided(outcome);
        }
        send(record, event, topicOf(outcome));
        decision.handOver().ifPresent(note -> send(record, EventJson.write(note), TopicCatalogue.HAND_OVERS));
    }

    private Reply fallbackReply(VisitorMessage message) {
        Catalogue catalogue = matcher.get().catalogue();
        return new Reply(
                message.sessionId(),
                ReplyId.finalReplyTo(message.messageId()),
                message.messageId(),
                catalogue.texts().fallback(),
                Reply.Source.FALLBACK,
                null,
                List.of(),
                List.of(),
                null,
                new Matched(Matched.Layer.NONE, catalogue.version(), null),
                message.notBefore(now()));
    }

    private void send(Record<byte[], byte[]> message, byte[] event, Topic<?> topic) {
        Headers headers = new RecordHeaders();
        for (String name : PropagatedHeaders.NAMES) {
            Header header = message.headers().lastHeader(name);
            if (header != null) {
                headers.add(header);
            }
        }
        Record<byte[], byte[]> record = new Record<>(message.key(), event, now().toEpochMilli(), headers);
        context.forward(record, ChatTopology.sinkOf(topic));
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    private static Topic<?> topicOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answer _ -> TopicCatalogue.REPLIES;
            case Outcome.LookUp _, Outcome.FindBooks _, Outcome.FindNamed _ -> TopicCatalogue.LOOKUPS;
            case Outcome.AskModel _ -> TopicCatalogue.LLM_REQUESTS;
        };
    }

    /** Under another key it may lie on another partition than its session, whose state is not here. */
    private static void requireKey(Record<byte[], byte[]> record, VisitorMessage message) {
        if (!Arrays.equals(record.key(), message.sessionId().value().getBytes(StandardCharsets.UTF_8))) {
            throw new IllegalArgumentException("The key is not the session id");
        }
    }

    private static byte[] requireSize(byte[] value) {
        if (value.length > MAX_VALUE_BYTES) {
            throw new IllegalStateException(value.length + " bytes are more than a record may hold");
        }
        return value;
    }
}
