package dev.quire.intents;

import dev.quire.understanding.CatalogueFile;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Properties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntentsProperties.class)
class IntentsConfiguration {
    @Bean
    CurrentMatcher matcher(IntentsProperties intents) {
        return new CurrentMatcher(
                intents.catalogue() == null ? CatalogueFile.builtIn() : CatalogueFile.read(intents.catalogue()));
    }

    /** Its name is that of the health component. */
    @Bean
    IntentStreams streams(
            CurrentMatcher matcher, IntentsProperties intents, KafkaProperties kafka, MeterRegistry registry) {
        Properties settings = StreamsSettings.of(intents);
        // Address and security; and what an operator sets under spring.kafka.streams.properties has the last word.
        settings.putAll(kafka.buildStreamsProperties());
        return new IntentStreams(ChatTopology.of(matcher, intents, new IntentMetrics(registry)), settings, registry);
    }
}
