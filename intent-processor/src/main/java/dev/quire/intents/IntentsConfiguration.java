package dev.quire.intents;

import dev.quire.understanding.Catalogue;
import dev.quire.understanding.CatalogueFile;
import dev.quire.understanding.LayeredMatcher;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntentsProperties.class)
class IntentsConfiguration {
    /** The catalogue in force is in here; who exchanges it while the service runs sets this. */
    @Bean
    AtomicReference<LayeredMatcher> matcher(IntentsProperties intents) {
        Catalogue catalogue =
                intents.catalogue() == null ? CatalogueFile.builtIn() : CatalogueFile.read(intents.catalogue());
        return new AtomicReference<>(new LayeredMatcher(catalogue));
    }

    /** Its name is that of the health component. */
    @Bean
    IntentStreams streams(
            AtomicReference<LayeredMatcher> matcher,
            IntentsProperties intents,
            KafkaProperties kafka,
            MeterRegistry registry) {
        Properties settings = StreamsSettings.of(intents);
        // Address and security; and what an operator sets under spring.kafka.streams.properties has the last word.
        settings.putAll(kafka.buildStreamsProperties());
        return new IntentStreams(
                ChatTopology.of(matcher::get, intents, new IntentMetrics(registry)), settings, registry);
    }
}
