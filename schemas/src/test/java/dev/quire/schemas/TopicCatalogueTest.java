package dev.quire.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

    @Test
    void namesNeverChange() {
        assertThat(TopicCatalogue.all())
                .extracting(Topic::name)
                .containsExactly(
                        "chat.messages",
                        "chat.lookups",
                        "chat.llm-requests",
                        "chat.replies",
                        "chat.deltas",
                        "chat.feedback",
                        "chat.hand-overs",
                        "chat.intents",
                        "chat.messages.dead-letters",
                        "chat.lookups.dead-letters",
                        "chat.llm-requests.dead-letters",
                        "chat.replies.dead-letters");
    }

    @Test
    void aSessionHasOnePartitionNumberInAllTopics() {
        assertThat(TopicCatalogue.sessionTopics()).extracting(Topic::partitions).containsOnly(12);
    }

    @Test
    void everyBranchOfEventsHasItsTopic() {
        assertThat(TopicCatalogue.sessionTopics())
                .extracting(topic -> (Object) topic.eventType())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.<Object>asList((Object[]) Event.class.getPermittedSubclasses()));
    }

    @Test
    void deadLettersAreKeptLongerThanWhatTheyCameFrom() {
        Topic<ReplyEvent> deadLetters = TopicCatalogue.REPLIES.deadLetters();

        assertThat(deadLetters.name()).isEqualTo("chat.replies.dead-letters");
        assertThat(deadLetters.retention())
                .isEqualTo(Duration.ofDays(30))
                .isGreaterThan(TopicCatalogue.REPLIES.retention());
    }

    @Test
    void aTopicHasAtLeastOnePartition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic<>("chat.none", ReplyEvent.class, 0, Duration.ofDays(1)));
    }
}
