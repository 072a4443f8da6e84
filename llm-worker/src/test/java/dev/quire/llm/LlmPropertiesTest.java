package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.llm.budget.BudgetLimits;
import dev.quire.llm.lanes.LaneLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class LlmPropertiesTest {
    @Test
    void theDefaultsArePinned() {
        assertThat(read(Map.of()))
                .isEqualTo(new LlmProperties(
                        "",
                        "",
                        "gpt-4.1-mini",
                        400,
                        null,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(8),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(3),
                        4,
                        Duration.ofMillis(50),
                        false,
                        2000,
                        "",
                        Duration.ofSeconds(2),
                        new BudgetLimits(BigDecimal.TEN, 10_000_000, Map.of()),
                        new BreakerLimits(50, 20, Duration.ofSeconds(15), 3),
                        new LaneLimits(1000, 500, 50, Duration.ofMillis(100), Duration.ofSeconds(5)),
                        Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, localhost:11434",
        "base-url, not a url",
        "max-output-tokens, 15",
        "temperature, 2.1",
        "deadline, 999ms",
        "deadline, 6m",
        "grace, 21s",
        "grace, -1s",
        "stale-after, 19s",
        "silence-timeout, 0",
        "connect-timeout, 2m",
        "max-tries, 0",
        "max-tries, 11",
        "delta-interval, 6s",
        "context-tokens, -1",
        "lookups-url, localhost:8082",
        "lookup-timeout, 99ms",
        "budget.usd-per-day, -1",
        "budget.tokens-per-day, -1",
        "budget.limit, 3",
        "breaker.failure-rate, 0",
        "breaker.calls, 1",
        "breaker.open-for, 99ms",
        "breaker.probes, 21",
        "lanes.max-in-flight, 0",
        "lanes.max-in-flight, 49",
        "lanes.partition-window, 100001",
        "lanes.max-poll-records, 0",
        "lanes.commit-interval, 0",
        "lanes.drain-deadline, -1s",
        "lanes.drain-deadline, 61s",
        "max-try, 4",
        "lanes.windows, 4",
    })
    void aValueOutOfRangeAndAnUnknownKeyFailAtStart(String key, String value) {
        assertThatThrownBy(() -> read(Map.of("quire.llm." + key, value)))
                .rootCause()
                .hasMessageContaining(key.substring(key.indexOf('.') + 1));
    }

    @Test
    void aKeyOrAServerMakesAModel() {
        assertThat(read(Map.of()).hasModel()).isFalse();
        assertThat(read(Map.of("quire.llm.base-url", " ", "quire.llm.api-key", ""))
                        .hasModel())
                .isFalse();
        assertThat(read(Map.of("quire.llm.api-key", "sk-1")).hasModel()).isTrue();
        assertThat(read(Map.of("quire.llm.base-url", "http://localhost:11434/v1"))
                        .hasModel())
                .isTrue();
    }

    @Test
    void anEmptyModelIsTheDefaultOne() {
        assertThat(read(Map.of("quire.llm.model", "")).model()).isEqualTo(LlmProperties.DEFAULT_MODEL);
    }

    @Test
    void openAiIsKnownByItsHost() {
        assertThat(read(Map.of()).isOpenAi()).isTrue();
        assertThat(read(Map.of("quire.llm.base-url", "https://api.openai.com/v1"))
                        .isOpenAi())
                .isTrue();
        assertThat(read(Map.of("quire.llm.base-url", "http://localhost:11434/v1"))
                        .isOpenAi())
                .isFalse();
        assertThat(read(Map.of("quire.llm.base-url", "http://proxy/openai.com/v1"))
                        .isOpenAi())
                .isFalse();
    }

    @Test
    void kafkaPropertiesKeepTheirDots() {
        assertThat(read(Map.of("quire.llm.kafka.bootstrap.servers", "kafka:9092"))
                        .kafka())
                .containsExactly(Map.entry("bootstrap.servers", "kafka:9092"));
    }

    @Test
    void secretsAreNotPrinted() {
        LlmProperties properties =
                read(Map.of("quire.llm.api-key", "sk-secret", "quire.llm.kafka.sasl.jaas.config", "password=secret"));

        assertThat(properties).asString().contains("gpt-4.1-mini").doesNotContain("secret");
    }

    static LlmProperties read(Map<String, Object> settings) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            context.register(Settings.class);
            context.refresh();
            return context.getBean(LlmProperties.class);
        }
    }

    @EnableConfigurationProperties(LlmProperties.class)
    private static final class Settings {}
}
