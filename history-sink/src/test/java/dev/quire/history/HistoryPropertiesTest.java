package dev.quire.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class HistoryPropertiesTest {

    @Test
    void theDefaultsArePinned() {
        assertThat(read(Map.of()))
                .isEqualTo(new HistoryProperties(
                        URI.create("redis://localhost:6379"),
                        Duration.ofSeconds(5),
                        200,
                        Duration.ofHours(24),
                        Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "redis-timeout, 0",
        "redis-timeout, 61s",
        "max-entries, 0",
        "max-entries, 10001",
        "expiry, 999ms",
        "expiry, 31d",
        "max-retry-delay, 0",
        "max-entires, 200",
    })
    void aValueOutOfRangeAndAnUnknownKeyFailAtStart(String key, String value) {
        assertThatThrownBy(() -> read(Map.of("quire.history." + key, value)))
                .rootCause()
                .hasMessageContaining("quire.history");
    }

    @Test
    void thePasswordIsNotPrinted() {
        HistoryProperties properties =
                read(Map.of("quire.history.redis-url", "rediss://user:secret@redis.example:6380/1"));

        assertThat(properties).asString().contains("redis.example:6380").doesNotContain("secret", "user");
    }

    private static HistoryProperties read(Map<String, Object> settings) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            context.register(Settings.class);
            context.refresh();
            return context.getBean(HistoryProperties.class);
        }
    }

    @EnableConfigurationProperties(HistoryProperties.class)
    private static final class Settings {}
}
