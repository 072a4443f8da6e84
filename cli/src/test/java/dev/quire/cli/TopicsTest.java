package dev.quire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.cli.Topics.Difference;
import dev.quire.cli.Topics.Found;
import dev.quire.cli.Topics.Outcome;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final Topic<?> REPLIES = TopicCatalogue.REPLIES;
    private static final short ONE_COPY = 1;
    private static final short THREE_COPIES = 3;

    @Test
    void aTopicAsTheCatalogueSaysDoesNotDiffer() {
        assertThat(Topics.compare(REPLIES, ONE_COPY, asWanted(ONE_COPY))).isEmpty();
        assertThat(Topics.compare(REPLIES, THREE_COPIES, asWanted(THREE_COPIES)))
                .isEmpty();
    }

    @Test
    void settingsOfTheBrokerThatTheCatalogueSaysNothingAboutAreNoDifference() {
        Found found = with("compression.type", "zstd");

        assertThat(Topics.compare(REPLIES, ONE_COPY, found)).isEmpty();
    }

    @Test
    void anotherPartitionCountIsReportedAndBreaksOrder() {
        Found found = new Found(6, ONE_COPY, Topics.settings(REPLIES, ONE_COPY));

        List<Difference> differences = Topics.compare(REPLIES, ONE_COPY, found);

        assertThat(differences).containsExactly(new Difference("chat.replies", "partitions", "12", "6"));
        assertThat(differences.getFirst()).hasToString("chat.replies: partitions is 6, should be 12");
        assertThat(new Outcome(List.of(), differences).breaksOrder()).isTrue();
    }

    @Test
    void retentionAndPolicyAreReportedButServicesMayRun() {
        List<Difference> retention = Topics.compare(REPLIES, ONE_COPY, with("retention.ms", "1000"));
        List<Difference> policy = Topics.compare(REPLIES, ONE_COPY, with("cleanup.policy", "compact"));

        assertThat(retention).containsExactly(new Difference("chat.replies", "retention.ms", "604800000", "1000"));
        assertThat(policy).containsExactly(new Difference("chat.replies", "cleanup.policy", "delete", "compact"));
        assertThat(new Outcome(List.of(), retention).breaksOrder()).isFalse();
        assertThat(new Outcome(List.of(), policy).breaksOrder()).isFalse();
    }

    @Test
    void fewerCopiesThanWantedAreReported() {
        List<Difference> differences = Topics.compare(REPLIES, THREE_COPIES, asWanted(ONE_COPY));

        assertThat(differences)
                .extracting(Difference::property)
                .containsExactly("replication factor", "min.insync.replicas");
    }

    @Test
    void threeCopiesTakeWritesOnlyWhenTwoHaveThem() {
        assertThat(Topics.settings(REPLIES, THREE_COPIES)).containsEntry("min.insync.replicas", "2");
        assertThat(Topics.settings(REPLIES, ONE_COPY)).doesNotContainKey("min.insync.replicas");
    }

    @Test
    void aSegmentIsShortEnoughForTheRetentionOfTheDeltas() {
        assertThat(Topics.settings(TopicCatalogue.DELTAS, ONE_COPY))
                .containsEntry("retention.ms", "600000")
                .containsEntry("segment.ms", "120000");
    }

    @Test
    void theListNamesWhatDiffers() {
        Found found = new Found(6, ONE_COPY, Topics.settings(REPLIES, ONE_COPY));

        assertThat(TopicsCommand.describe(REPLIES, found)).isEqualTo("partitions 6, replication factor 1");
        assertThat(TopicsCommand.describe(REPLIES, asWanted(THREE_COPIES))).isEqualTo("the same, replication factor 3");
        assertThat(TopicsCommand.describe(REPLIES, null)).isEqualTo("missing");
        assertThat(TopicsCommand.readable(TopicCatalogue.DELTAS.retention())).isEqualTo("10 min");
        assertThat(TopicsCommand.readable(REPLIES.retention())).isEqualTo("7 d");
    }

    private static Found asWanted(short copies) {
        return new Found(REPLIES.partitions(), copies, Topics.settings(REPLIES, copies));
    }

    private static Found with(String setting, String value) {
        Map<String, String> settings = new TreeMap<>(Topics.settings(REPLIES, ONE_COPY));
        settings.put(setting, value);
        return new Found(REPLIES.partitions(), ONE_COPY, settings);
    }
}
