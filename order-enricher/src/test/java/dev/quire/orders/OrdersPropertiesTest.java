package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class OrdersPropertiesTest {

    @Test
    void theDefaultsArePinned() {
        assertThat(read(Map.of()))
                .isEqualTo(new OrdersProperties(
                        Duration.ofSeconds(5),
                        10_000,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(30),
                        2,
                        ZoneId.of("America/New_York"),
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "notice-after, -1s",
        "notice-after, 61s",
        "notices-remembered, 0",
        "retry-backoff, 9ms",
        "retry-backoff-limit, 61s",
        "query-timeout, 999ms",
        "acknowledgement-timeout, 121s",
        "http-queries, 0",
        "zone, Mars/Olympus",
        "sample-date, true",
    })
    void aValueOutOfRangeAndAnUnknownKeyFailAtStart(String key, String value) {
        assertThatThrownBy(() -> read(Map.of("quire.orders." + key, value))).hasMessageContaining("quire.orders");
    }

    private static OrdersProperties read(Map<String, Object> settings) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            context.register(Settings.class);
            context.refresh();
            return context.getBean(OrdersProperties.class);
        }
    }

    @EnableConfigurationProperties(OrdersProperties.class)
    private static final class Settings {}
}
