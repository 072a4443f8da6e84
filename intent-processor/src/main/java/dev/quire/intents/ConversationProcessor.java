package dev.quire.intents;

import dev.quire.schemas.TopicCatalogue;
import dev.quire.understanding.LayeredMatcher;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Both topics of one partition, so that messages and the answers to them meet in the same conversations. Also forgets what
 * is idle.
 */
final class ConversationProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    /** Often, and so little at a time, since nobody is answered meanwhile. */
    private static final Duration IDLE_CHECK_PERIOD = Duration.ofSeconds(1);

    /** Of a partition at a time: 360,000 an hour. */
    private static final int LEAST_IDLE_CHECK_VALUES = 100;

    private final Decider decider;
    private final Supplier<LayeredMatcher> matcher;
    private final IntentsProperties properties;
    private final IntentMetrics metrics;

    /** By topic. */
    private Map<String, Consumer<Record<byte[], byte[]>>> handlers = Map.of();

    ConversationProcessor(
            Decider decider, Supplier<LayeredMatcher> matcher, IntentsProperties properties, IntentMetrics metrics) {
        this.decider = decider;
        this.matcher = matcher;
        this.properties = properties;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        ConversationStore conversations = new ConversationStore(
                context, properties.limits().exchanges(), Math.max(1, properties.contextExchanges()));
        handlers = Map.of(
                TopicCatalogue.MESSAGES.name(),
                new MessageHandler(context, conversations, decider, matcher, metrics)::handle,
                TopicCatalogue.REPLIES.name(),
                new ReplyHandler(context, conversations, decider, metrics)::handle);
        context.schedule(
                IDLE_CHECK_PERIOD,
                PunctuationType.WALL_CLOCK_TIME,
                nowMs -> conversations.removeIdle(nowMs, properties.idleAfter(), LEAST_IDLE_CHECK_VALUES));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String topic = context().recordMetadata().orElseThrow().topic();
        Objects.requireNonNull(handlers.get(topic), topic).accept(record);
    }
}
