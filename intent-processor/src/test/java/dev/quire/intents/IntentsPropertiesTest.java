package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class IntentsPropertiesTest {
    @EnableConfigurationProperties(IntentsProperties.class)
    static class Settings {}

    @Test
    void defaultsAreTheDocumentedOnes() {
        assertThat(read(Map.of()))
                .isEqualTo(new IntentsProperties(
                        null,
                        10,
                        2000,
                        50,
                        5,
                        Duration.ofMinutes(10),
                        10,
                        Duration.ofMinutes(10),
                        Duration.ofHours(24),
                        1,
                        Path.of("state"),
                        -1));
    }

    @ParameterizedTest
    @CsvSource({
        "turn, 5",
        "turns, 21",
        "turn-characters, 99",
        "remembered-messages, 0",
        "context-exchanges, 21",
        "context-for, 999ms",
        "order-numbers, 101",
        "order-numbers-within, 25h",
        "idle-after, 59s",
        "threads, 13",
        "state-directory, ''",
        "replication-factor, 10",
    })
    void valuesOutOfRangeAndUnknownKeysFailAtStart(String key, String value) {
        assertThatThrownBy(() -> read(Map.of("quire.intents." + key, value)))
                .rootCause()
                .hasMessageContaining("quire.intents");
    }

    @Test
    void streamsTakesItsSettings() {
        Map<Object, Object> settings = new HashMap<>(StreamsSettings.of(read(Map.of("quire.intents.threads", "3"))));
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");

        StreamsConfig streams = new StreamsConfig(settings);

        assertThat(streams.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG)).isEqualTo(3);
        assertThat(streams.getString(StreamsConfig.GROUP_PROTOCOL_CONFIG)).isEqualToIgnoringCase("streams");
        assertThat(streams.getProducerConfigs("client"))
                .containsEntry("linger.ms", 0)
                .containsEntry("acks", "all")
                .containsEntry("delivery.timeout.ms", Integer.MAX_VALUE);
    }

    private static IntentsProperties read(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("quire.intents.state-directory", "state");
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
            context.register(Settings.class);
            context.refresh();
            return context.getBean(IntentsProperties.class);
        }
    }
}
