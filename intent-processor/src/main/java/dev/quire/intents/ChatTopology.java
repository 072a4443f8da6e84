package dev.quire.intents;

import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * From source to sink.
 *
 * <pre>
 * chat.messages ──▶ answer ──▶ chat.replies              a text of the catalogue, or the fallback
 *                    │  ├─────▶ chat.lookups              an order number, or a wish for books
 *                    │  ├─────▶ chat.llm-requests         nothing matched
 *                    │  ├─────▶ chat.hand-overs           beside the reply: the visitor wants a person
 *                    │  └─────▶ chat.messages.dead-letters
 *                exchanges
 *                    │
 * chat.replies ──▶ remember ─▶ chat.replies.dead-letters
 *
 * chat.intents ──▶ catalogue          on every instance, before the first message
 * </pre>
 *
 * All topics are keyed by session and have equally many partitions, so one task holds all of a session. Values stay
 * bytes until a processor reads them: what cannot be read goes to the dead letters as it came.
 */
final class ChatTopology {
    private static final String MESSAGES = "messages";
    private static final String REPLIES = "replies";
    private static final String ANSWER = "answer";
    private static final String REMEMBER = "remember";

    private static final List<Topic<?>> ANSWERS = List.of(
            TopicCatalogue.REPLIES,
            TopicCatalogue.LOOKUPS,
            TopicCatalogue.LLM_REQUESTS,
            TopicCatalogue.HAND_OVERS,
            TopicCatalogue.MESSAGES.deadLetters());

    /** Any time will do, since nothing is windowed; a record without one must not stop the stream. */
    private static final TimestampExtractor TIMESTAMPS = (record, partitionTime) -> Math.max(record.timestamp(), 0);

    private ChatTopology() {}

    /** @param matcher becomes another while the topology runs, when a catalogue is published */
    static Topology of(CurrentMatcher matcher, IntentsProperties properties, IntentMetrics metrics) {
        Decider decider = new Decider(matcher, properties.limits(), properties.talkLimits());
        Topology topology = new Topology();
        source(topology, MESSAGES, TopicCatalogue.MESSAGES);
        topology.addProcessor(
                ANSWER,
                () -> new MessageProcessor(
                        decider, matcher, properties.limits().exchanges(), properties.idleAfter(), metrics),
                MESSAGES);
        for (Topic<?> topic : ANSWERS) {
            sink(topology, topic, ANSWER);
        }
        source(topology, REPLIES, TopicCatalogue.REPLIES);
        topology.addProcessor(REMEMBER, () -> new ReplyProcessor(decider, metrics), REPLIES);
        sink(topology, TopicCatalogue.REPLIES.deadLetters(), REMEMBER);
        topology.addStateStore(ConversationStore.builder(), ANSWER, REMEMBER);
        topology.addGlobalStore(
                CatalogueProcessor.store(),
                "intents",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                TopicCatalogue.INTENTS.name(),
                "catalogue",
                () -> new CatalogueProcessor(matcher, metrics));
        return topology;
    }

    /** The node that writes to the topic. */
    static String sinkOf(Topic<?> topic) {
        return "to " + topic.name();
    }

    static boolean isDeadLetterSink(String node) {
        return node.equals(sinkOf(TopicCatalogue.MESSAGES.deadLetters()))
                || node.equals(sinkOf(TopicCatalogue.REPLIES.deadLetters()));
    }

    private static void source(Topology topology, String name, Topic<?> topic) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                name,
                TIMESTAMPS,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic.name());
    }

    private static void sink(Topology topology, Topic<?> topic, String parent) {
        topology.addSink(sinkOf(topic), topic.name(), new ByteArraySerializer(), new ByteArraySerializer(), parent);
    }
}
