package dev.quire.history;

import dev.quire.schemas.TopicCatalogue;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Kafka in, Redis out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistoryProperties.class)
class HistorySinkConfiguration {
    private static final long FIRST_RETRY_DELAY_MS = 100;

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> historyContainer(
            ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory,
            HistoryProperties properties,
            ReplyEpoch replyEpoch,
            RedisHistory history,
            DeadLetters deadLetters,
            MeterRegistry registry) {
        InstantSource clock = InstantSource.system();
        var listener = new HistoryListener(
                record ->
                        Reading.of(record, replyEpoch.current(), clock.instant().minus(properties.expiry())),
                history::append,
                deadLetters::send,
                HistoryMetrics.in(registry));
        var container = factory.createContainer(TopicCatalogue.MESSAGES.name(), TopicCatalogue.REPLIES.name());
        container.getContainerProperties().setMessageListener(listener);
        return container;
    }

    @Bean
    RedisHistory redisHistory(RedisClient redis, HistoryProperties properties) {
        return new RedisHistory(redis, properties.maxEntries(), properties.expiry());
    }

    @Bean
    DeadLetters deadLetters(KafkaTemplate<byte[], byte[]> kafka, @Value("${spring.application.name}") String service) {
        return new DeadLetters(kafka, service);
    }

    @Bean
    ReplyEpoch replyEpoch(KafkaAdmin admin) {
        String replies = TopicCatalogue.REPLIES.name();
        return new ReplyEpoch(
                () -> Objects.requireNonNull(admin.describeTopics(replies).get(replies))
                        .topicId());
    }

    /** Never skips anything: whatever the listener throws, the whole batch is repeated while the consumer is paused. */
    @Bean
    CommonErrorHandler repeatForEver(HistoryProperties properties) {
        var backOff = new ExponentialBackOff(FIRST_RETRY_DELAY_MS, 2);
        backOff.setMaxInterval(properties.maxRetryDelay().toMillis());
        var handler = new DefaultErrorHandler(backOff);
        handler.setClassifications(Map.of(), true);
        handler.setRetryListeners(new RetryLog());
        return handler;
    }

    @Bean(destroyMethod = "shutdown")
    RedisClient redisClient(
            HistoryProperties properties, @Value("${spring.kafka.consumer.max-poll-records}") int maxPollRecords) {
        RedisURI uri = RedisURI.create(properties.redisUrl());
        uri.setTimeout(properties.redisTimeout());
        RedisClient client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                // The largest batch, the loading of the script, and what Lettuce itself says on a new connection.
                .requestQueueSize(maxPollRecords + 10)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(properties.redisTimeout())
                        .build())
                .build());
        return client;
    }

    @Bean
    ListenerEnd listenerEnd(ApplicationEventPublisher events) {
        return new ListenerEnd(events);
    }

    @Bean
    Readiness historyHealthIndicator(ConcurrentMessageListenerContainer<byte[], byte[]> container, RedisClient redis) {
        return new Readiness(container, redis);
    }
}
