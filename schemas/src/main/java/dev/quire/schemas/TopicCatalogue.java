package dev.quire.schemas;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every topic, once. {@code quire topics apply} creates them; brokers must not create any by themselves. */
public final class TopicCatalogue {
    /**
     * Twelve divides evenly among 1, 2, 3, 4, 6 or 12 consumers of a group. It must not change on a live cluster: a key
     * would move to another partition and leave its order.
     */
    public static final int PARTITIONS = 12;

    public static final Topic<MessageEvent> MESSAGES =
            new Topic<>("chat.messages", MessageEvent.class, PARTITIONS, Duration.ofDays(7));
    public static final Topic<LookupEvent> LOOKUPS =
            new Topic<>("chat.lookups", LookupEvent.class, PARTITIONS, Duration.ofDays(7));
    public static final Topic<LlmRequestEvent> LLM_REQUESTS =
            new Topic<>("chat.llm-requests", LlmRequestEvent.class, PARTITIONS, Duration.ofDays(7));
    public static final Topic<ReplyEvent> REPLIES =
            new Topic<>("chat.replies", ReplyEvent.class, PARTITIONS, Duration.ofDays(7));
    public static final Topic<DeltaEvent> DELTAS =
            new Topic<>("chat.deltas", DeltaEvent.class, PARTITIONS, Duration.ofMinutes(10));
    public static final Topic<FeedbackEvent> FEEDBACK =
            new Topic<>("chat.feedback", FeedbackEvent.class, PARTITIONS, Duration.ofDays(30));

    public static final Topic<HandOverEvent> HAND_OVERS =
            new Topic<>("chat.hand-overs", HandOverEvent.class, PARTITIONS, Duration.ofDays(30));

    /** Its records are keyed {@link CatalogueEvent#KEY}, not by session. */
    public static final Topic<CatalogueEvent> INTENTS =
            new Topic<>("chat.intents", CatalogueEvent.class, 1, Topic.FOREVER);

    private static final List<Topic<?>> SESSION_TOPICS =
            List.of(MESSAGES, LOOKUPS, LLM_REQUESTS, REPLIES, DELTAS, FEEDBACK, HAND_OVERS);

    /** The topics that a consumer works through; whoever only listens in (deltas, feedback, hand-overs) has no dead letters. */
    private static final List<Topic<?>> PROCESSED_TOPICS = List.of(MESSAGES, LOOKUPS, LLM_REQUESTS, REPLIES);

    private TopicCatalogue() {}

    /** The topics keyed by session id, in the order in which a message passes them. */
    public static List<Topic<?>> sessionTopics() {
        return SESSION_TOPICS;
    }

    /** All topics to create: those keyed by session id, then the catalogue of answers, then the dead letters. */
    public static List<Topic<?>> all() {
        return Stream.of(
                        SESSION_TOPICS.stream(),
                        Stream.of(INTENTS),
                        PROCESSED_TOPICS.stream().map(Topic::deadLetters))
                .<Topic<?>>flatMap(topics -> topics)
                .toList();
    }
}
