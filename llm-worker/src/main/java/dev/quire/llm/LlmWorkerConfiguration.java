package dev.quire.llm;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.quire.llm.lanes.ConsumerLoop;
import dev.quire.schemas.TopicCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** How the parts are put together. */
@Configuration(proxyBeanMethods = false)
class LlmWorkerConfiguration {
    private static final String SERVICE = "llm-worker";

    @Bean
    LlmMetrics llmMetrics(MeterRegistry registry) {
        return new LlmMetrics(registry);
    }

    /**
     * Its own retries are off: {@link Answerer} alone knows the deadline. Calls run on the lanes' threads, so OkHttp's
     * dispatcher, and with it its limit of 64 requests at once, is not used; the pool keeps a connection for every lane.
     */
    @Bean
    @Lazy
    OpenAIClient openAiClient(LlmSettings settings) {
        OpenAIOkHttpClient.Builder client = OpenAIOkHttpClient.builder()
                .apiKey(settings.apiKey().isEmpty() ? "none" : settings.apiKey())
                .maxRetries(0)
                .maxIdleConnections(settings.lanes().maxInFlight())
                .keepAliveDuration(Duration.ofMinutes(1));
        if (!settings.baseUrl().isEmpty()) {
            client.baseUrl(settings.baseUrl());
        }
        return client.build();
    }

    @Bean
    Answerer answerer(LlmSettings settings, ObjectProvider<OpenAIClient> client, LlmMetrics metrics) {
        ChatModel model = settings.hasModel()
                ? new OpenAiModel(
                        client.getObject(),
                        Prompt.of(settings),
                        settings.connectTimeout(),
                        settings.silenceTimeout(),
                        metrics)
                : null;
        return new Answerer(
                model,
                new Patience(settings.deadline(), settings.grace(), settings.staleAfter()),
                settings.maxTries(),
                Clock.systemUTC(),
                Thread::sleep,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Bean
    RequestHandler requestHandler(
            Answerer answerer, KafkaProducer<byte[], byte[]> producer, LlmSettings settings, LlmMetrics metrics) {
        return new RequestHandler(answerer, new EventWriter(producer, SERVICE), settings, Clock.systemUTC(), metrics);
    }

    @Bean
    KafkaProducer<byte[], byte[]> producer(LlmSettings settings) {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, SERVICE);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The loop closes it: a consumer bears one thread only. */
    @Bean(destroyMethod = "")
    KafkaConsumer<byte[], byte[]> consumer(LlmSettings settings) {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, SERVICE);
        properties.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, SERVICE);
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.lanes().maxPollRecords());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
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
            LlmSettings settings,
            MeterRegistry metrics) {
        ConsumerLoop loop =
                new ConsumerLoop(consumer, TopicCatalogue.LLM_REQUESTS.name(), handler, settings.lanes(), metrics);
        // On a thread of its own, since exit waits for the loop's thread to end. The process that starts us starts us
        // again, and reads on from the last commit.
        return new ConsumerLoopLifecycle(
                loop, crash -> Thread.ofPlatform().name("exit").start(() -> System.exit(1)));
    }
}
