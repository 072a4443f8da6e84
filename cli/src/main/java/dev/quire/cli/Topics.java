package dev.quire.cli;

import static java.util.Objects.requireNonNull;

import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Brings the {@link TopicCatalogue} to a cluster: creates what is missing and tells what differs. It never changes or
 * deletes a topic that is there; an operator decides about that.
 */
public final class Topics {
    /** With three copies, and two of them for each write, one broker may fail: nothing is lost and writing goes on. */
    private static final int SAFE_COPIES = 3;

    /**
     * Kafka deletes whole segments, so a record may outlive its retention by one segment. A fifth keeps that small (two
     * minutes for the deltas) without many small files.
     */
    private static final int SEGMENTS_PER_RETENTION = 5;

    private Topics() {}

    /**
     * A topic as a cluster has it.
     *
     * @param replicationFactor of its first partition
     */
    record Found(int partitions, int replicationFactor, Map<String, String> settings) {}

    /** One thing about an existing topic that the catalogue wants otherwise. */
    public record Difference(String topic, String property, String wanted, String found) {
        static final String PARTITIONS = "partitions";

        /** Keys of a session would lie on another partition than the other topics' keys: services must not run so. */
        public boolean breaksOrder() {
            return property.equals(PARTITIONS);
        }

        @Override
        public String toString() {
            return topic + ": " + property + " is " + found + ", should be " + wanted;
        }
    }

    /**
     * @param created names of the topics that were missing
     * @param differences of the topics that were there, left as they are
     */
    public record Outcome(List<String> created, List<Difference> differences) {
        public Outcome {
            created = List.copyOf(created);
            differences = List.copyOf(differences);
        }

        /** True if services would lose a session's order on this cluster. */
        public boolean breaksOrder() {
            return differences.stream().anyMatch(Difference::breaksOrder);
        }
    }

    /** {@link #apply(Admin, short)} with three copies, or as many as there are brokers. */
    public static Outcome apply(Admin admin) {
        int brokers =
                get(admin.describeCluster().nodes(), "Cannot count brokers").size();
        return apply(admin, (short) Math.min(SAFE_COPIES, brokers));
    }

    /**
     * Creates the topics of {@link TopicCatalogue#all()} that are missing. Safe to call again, and by several at once.
     *
     * @param replicationFactor for the new topics; from 3 on they also get {@code min.insync.replicas=2}
     * @throws KafkaException if Kafka does not answer within the admin client's {@code default.api.timeout.ms}, or
     *     refuses
     */
    public static Outcome apply(Admin admin, short replicationFactor) {
        Map<String, Found> found = find(admin);
        List<Topic<?>> missing = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (Topic<?> topic : TopicCatalogue.all()) {
            Found existing = found.get(topic.name());
            if (existing == null) {
                missing.add(topic);
            } else {
                differences.addAll(compare(topic, replicationFactor, existing));
            }
        }
        return new Outcome(create(admin, missing, replicationFactor), differences);
    }

    /** The catalogue's topics that the cluster has, by name. */
    static Map<String, Found> find(Admin admin) {
        Set<String> present = get(admin.listTopics().names(), "Cannot list topics");
        List<String> names = TopicCatalogue.all().stream()
                .map(Topic::name)
                .filter(present::contains)
                .toList();
        Map<String, TopicDescription> descriptions =
                get(admin.describeTopics(names).allTopicNames(), "Cannot describe topics");
        Map<ConfigResource, Config> settings = get(
                admin.describeConfigs(names.stream()
                                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                                .toList())
                        .all(),
                "Cannot read topic settings");
        Map<String, Found> found = new HashMap<>();
        settings.forEach((resource, config) -> {
            List<TopicPartitionInfo> partitions =
                    requireNonNull(descriptions.get(resource.name())).partitions();
            found.put(
                    resource.name(),
                    new Found(
                            partitions.size(), partitions.getFirst().replicas().size(), values(config)));
        });
        return found;
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** What the catalogue wants otherwise, partition count first; empty if the topic is as it should be. */
    static List<Difference> compare(Topic<?> topic, short replicationFactor, Found found) {
        List<Difference> differences = new ArrayList<>();
        if (found.partitions() != topic.partitions()) {
            differences.add(difference(topic, Difference.PARTITIONS, topic.partitions(), found.partitions()));
        }
        if (found.replicationFactor() != replicationFactor) {
            differences.add(difference(topic, "replication factor", replicationFactor, found.replicationFactor()));
        }
        settings(topic, replicationFactor).forEach((name, wanted) -> {
            String value = found.settings().getOrDefault(name, "not set");
            if (!value.equals(wanted)) {
                differences.add(difference(topic, name, wanted, value));
            }
        });
        return differences;
    }

    /** The topic-level settings, in alphabetical order. */
    static Map<String, String> settings(Topic<?> topic, short replicationFactor) {
        Map<String, String> settings = new TreeMap<>();
        if (topic.isCompacted()) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            long retentionMs = topic.retention().toMillis();
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retentionMs));
            settings.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(retentionMs / SEGMENTS_PER_RETENTION));
        }
        if (replicationFactor >= SAFE_COPIES) {
            settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        return settings;
    }

    private static List<String> create(Admin admin, List<Topic<?>> topics, short replicationFactor) {
        List<NewTopic> newTopics = topics.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), replicationFactor)
                        .configs(settings(topic, replicationFactor)))
                .toList();
        List<String> created = new ArrayList<>();
        admin.createTopics(newTopics).values().forEach((name, result) -> {
            try {
                get(result, "Cannot create " + name);
                created.add(name);
            } catch (KafkaException e) {
                // Somebody else created it since we looked.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        });
        Collections.sort(created);
        return created;
    }

    private static Difference difference(Topic<?> topic, String property, Object wanted, Object found) {
        return new Difference(topic.name(), property, wanted.toString(), found.toString());
    }

    private static <T> T get(KafkaFuture<T> future, String trouble) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(trouble, e.getCause());
        }
    }
}
