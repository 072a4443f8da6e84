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
 * chat.messages ──▶ converse ──▶ chat.replies              a text of the catalogue, or the fallback
 * chat.replies ───▶  │    ├────▶ chat.lookups              an order number, or a wish for books
 *                    │    ├────▶ chat.llm-requests         nothing matched
 *                    │    ├────▶ chat.hand-overs           beside the reply: the visitor wants a person
 *                    │    └────▶ chat.messages.dead-letters, chat.replies.dead-letters
 *             conversations
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
    private static final String CONVERSE = "converse";

    private static final List<Topic<?>> SINKS = List.of(
            TopicCatalogue.REPLIES,
            TopicCatalogue.LOOKUPS,
            TopicCatalogue.LLM_REQUESTS,
            TopicCatalogue.HAND_OVERS,
            TopicCatalogue.MESSAGES.deadLetters(),
            TopicCatalogue.REPLIES.deadLetters());

    /** Any time will do, since nothing is windowed; a record without one must not stop the stream. */
    private static final TimestampExtractor TIMESTAMPS = (record, partitionTime) -> Math.max(record.timestamp(), 0);

    private ChatTopology() {}

    /** @param matcher becomes another while the topology runs, when a catalogue is published */
    static Topology of(CurrentMatcher matcher, IntentsProperties properties, IntentMetrics metrics) {
        Decider decider = new Decider(matcher, properties.limits(), properties.talkLimits());
        Topology topology = new Topology();
        source(topology, MESSAGES, TopicCatalogue.MESSAGES);
        source(topology, REPLIES, TopicCatalogue.REPLIES);
        topology.addProcessor(
                CONVERSE, () -> new ConversationProcessor(decider, matcher, properties, metrics), MESSAGES, REPLIES);
        for (Topic<?> topic : SINKS) {
            topology.addSink(
                    sinkOf(topic), topic.name(), new ByteArraySerializer(), new ByteArraySerializer(), CONVERSE);
        }
        topology.addStateStore(ConversationStore.builder(), CONVERSE);
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
}
