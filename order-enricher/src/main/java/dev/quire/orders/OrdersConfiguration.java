package dev.quire.orders;

import dev.quire.schemas.TopicCatalogue;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.LoggingProducerListener;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.util.backoff.ExponentialBackOff;

@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Jdbi jdbi(DataSource dataSource, OrdersProperties properties) {
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerRowMapper(ConstructorMapper.factory(OrderRow.class));
        jdbi.getConfig(SqlStatements.class)
                .setQueryTimeout(Math.toIntExact(properties.queryTimeout().toSeconds()));
        // Messages of exceptions, which are logged, would name the order numbers that visitors asked for.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    /** Not while the context starts, which would fail without a database: {@link DatabasePreparation} migrates. */
    @Bean
    FlywayMigrationStrategy migrateLater() {
        return flyway -> {};
    }

    /**
     * One thread: a poll's look-ups share one query however many they are, so more threads would only mean more and
     * smaller queries. For more throughput start more instances.
     */
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> lookupsContainer(
            ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory, LookupListener listener) {
        var container = factory.createContainer(TopicCatalogue.LOOKUPS.name());
        container.setConcurrency(1);
        container.setupMessageListener(listener);
        return container;
    }

    /** Seeks back and tries again, without end: nothing is ever skipped here. What cannot be answered is a dead letter. */
    @Bean
    CommonErrorHandler retryUntilItWorks(OrdersProperties properties) {
        ExponentialBackOff backOff =
                new ExponentialBackOff(properties.retryBackoff().toMillis(), 2);
        backOff.setMaxInterval(properties.retryBackoffLimit().toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (record, cause) -> {
                    throw new IllegalStateException("Retries have no end, so nothing is given up", cause);
                },
                backOff);
        // By default some exceptions, ClassCastException for one, are not retried: the batch would be skipped.
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    /** The default one logs what it could not send, a visitor's words included. */
    @Bean
    ProducerListener<Object, Object> logWithoutContents() {
        LoggingProducerListener<Object, Object> listener = new LoggingProducerListener<>();
        listener.setIncludeContents(false);
        return listener;
    }
}
