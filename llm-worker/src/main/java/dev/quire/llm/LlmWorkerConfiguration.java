package dev.quire.llm;

import dev.quire.llm.budget.Budget;
import dev.quire.llm.lanes.ConsumerLoop;
import dev.quire.llm.tools.Lookups;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.understanding.Catalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the parts are put together. */
@Configuration(proxyBeanMethods = false)
class LlmWorkerConfiguration {
    private static final String SERVICE = "llm-worker";

    /** A turn of the loop takes 100 ms, a commit or two that Kafka delays some seconds; a drain comes on top. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(15);

    /** Half of what a request has once its turn has come (grace), by default. */
    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(4);

    @Bean
    LlmMetrics llmMetrics(MeterRegistry registry) {
        return new LlmMetrics(registry);
    }

    @Bean
    Budget budget(LlmProperties properties, MeterRegistry registry) {
        return new Budget(properties.budget(), properties.model(), Clock.systemUTC(), registry);
    }

    @Bean
    PublishedCatalogue publishedCatalogue(LlmProperties properties) {
        return new PublishedCatalogue(() -> reader(properties, "catalogue"));
    }

    /** Null where the model has nothing to look things up in. */
    @Bean
    @Nullable Lookups lookups(LlmProperties properties, MeterRegistry registry) {
        return properties.lookupsUrl().isEmpty()
                ? null
                : new Lookups(properties.lookupsUrl(), properties.lookupTimeout(), registry);
    }

    /** Null where no model is configured. */
    @Bean
    @Nullable ChatModel chatModel(
            LlmProperties properties,
            Supplier<Catalogue> catalogue,
            @Nullable Lookups lookups,
            Budget budget,
            LlmMetrics metrics,
            MeterRegistry registry) {
        if (!properties.hasModel()) {
            return null;
        }
        budget.announce(properties.model());
        Thread.ofPlatform().name("model-warm-up").daemon().start(new ModelWarmUp(properties));
        OpenAiModel model = OpenAiModel.of(properties, catalogue, lookups, budget, metrics);
        return new BreakingModel(model, properties.breaker(), Clock.systemUTC(), registry);
    }

    @Bean
    Answerer answerer(@Nullable ChatModel model, Supplier<Catalogue> catalogue, LlmProperties properties) {
        return new Answerer(
                model,
                () -> catalogue.get().texts().fallback(),
                new Patience(properties.deadline(), properties.grace(), properties.staleAfter()),
                properties.maxTries(),
                Clock.systemUTC(),
                Thread::sleep,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Bean
    RequestHandler requestHandler(Answerer answerer, EventWriter writer, LlmProperties properties, LlmMetrics metrics) {
        return new RequestHandler(
                answerer,
                writer,
                properties.deltaInterval(),
                DeltaStream.Timer.onVirtualThreads(),
                properties.syntheticToModel(),
                Clock.systemUTC(),
                metrics);
    }

    /** Four windows: what came again, what was under way beside it, and as many of our own. */
    @Bean
    AnsweredRequests answeredRequests(LlmProperties properties) {
        return new AnsweredRequests(
                new ReplySearch(() -> reader(properties, "reader"), LONGEST_SEARCH),
                4 * properties.lanes().partitionWindow());
    }

    /** Belongs to no group and commits nothing. */
    private static KafkaConsumer<byte[], byte[]> reader(LlmProperties properties, String name) {
        Map<String, Object> clientProperties = new HashMap<>(properties.kafka());
        clientProperties.keySet().removeIf(setting -> setting.startsWith("group."));
        clientProperties.put(ConsumerConfig.CLIENT_ID_CONFIG, SERVICE + "-" + name);
        clientProperties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        clientProperties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        clientProperties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LONGEST_SEARCH.toMillis());
        return new KafkaConsumer<>(clientProperties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Bean
    EventWriter eventWriter(KafkaProducer<byte[], byte[]> producer) {
        return new EventWriter(producer, SERVICE);
    }

    /** The writer closes it: closing without a time limit would wait as long as Kafka is away. */
    @Bean(destroyMethod = "")
    KafkaProducer<byte[], byte[]> producer(LlmProperties properties) {
        Map<String, Object> clientProperties = new HashMap<>(properties.kafka());
        clientProperties.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, SERVICE + "-producer");
        clientProperties.put(ProducerConfig.ACKS_CONFIG, "all");
        clientProperties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        clientProperties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(clientProperties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The loop closes it: a consumer bears one thread only. */
    @Bean(destroyMethod = "")
    KafkaConsumer<byte[], byte[]> consumer(LlmProperties properties) {
        Map<String, Object> clientProperties = new HashMap<>(properties.kafka());
        clientProperties.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, SERVICE + "-consumer");
        clientProperties.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, SERVICE);
        clientProperties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        clientProperties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        clientProperties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        clientProperties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        clientProperties.put(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.lanes().maxPollRecords());
        return new KafkaConsumer<>(clientProperties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Bean
    KafkaClientMetrics consumerMetrics(KafkaConsumer<byte[], byte[]> consumer) {
        return new KafkaClientMetrics(consumer);
    }

    @Bean
    KafkaClientMetrics producerMetrics(KafkaProducer<byte[], byte[]> producer) {
        return new KafkaClientMetrics(producer);
    }

    @Bean
    ConsumerLoopLifecycle consumerLoop(
            KafkaConsumer<byte[], byte[]> consumer,
            RequestHandler handler,
            AnsweredRequests answered,
            Budget budget,
            LlmProperties properties,
            LlmMetrics metrics,
            MeterRegistry registry) {
        ConsumerLoop loop = new ConsumerLoop(
                consumer,
                TopicCatalogue.LLM_REQUESTS.name(),
                new AnswerOnce(handler, answered, metrics),
                properties.lanes(),
                new WorkerMemory(budget, answered),
                registry);
        // On a thread of its own, since exit waits for the loop's thread to end. The process that starts us starts us
        // again, and reads on from the last commit.
        return new ConsumerLoopLifecycle(
                loop,
                properties.lanes().drainDeadline().plus(LONGEST_TURN),
                crash -> Thread.ofPlatform().name("exit").start(() -> System.exit(1)));
    }
}
