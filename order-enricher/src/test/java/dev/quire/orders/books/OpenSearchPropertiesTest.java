package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

class OpenSearchPropertiesTest {

    @Test
    void theDefaultsArePinned() {
        OpenSearchProperties defaults = read(Map.of());

        assertThat(defaults)
                .isEqualTo(new OpenSearchProperties(
                        "",
                        "",
                        "",
                        "quire-books",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1)));
        assertThat(defaults.wanted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9200",
                "https://search.example.com",
                "https://search.example.com/books/",
                "http://[::1]:9200",
            })
    void aUrlWantsIt(String url) {
        OpenSearchProperties properties = read(Map.of("quire.open-search.url", url));

        assertThat(properties.wanted()).isTrue();
        new OpenSearchConnection(properties).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:9200",
                "ftp://localhost",
                "http://",
                "http://user:secret@localhost:9200",
                "http://localhost:port",
                "http://localhost:9200?pretty",
                "http://a b",
            })
    void aBadUrlFailsAtStartAndIsToldHowItShouldBe(String url) {
        assertThatThrownBy(() -> read(Map.of("quire.open-search.url", url)))
                .satisfies(e -> assertThat(NestedExceptionUtils.getMostSpecificCause(e))
                        .hasMessageContaining("quire.open-search")
                        .hasMessageContaining("must be http or https, a host"));
    }

    @ParameterizedTest
    @CsvSource({
        "index, Books",
        "index, ''",
        "timeout, 49ms",
        "timeout, 31s",
        "retry-pause, 9ms",
        "check-every, 999ms",
        "check-every, 25h",
        "urls, http://localhost:9200",
    })
    void aValueOutOfRangeAndAnUnknownKeyFailAtStart(String key, String value) {
        assertThatThrownBy(() -> read(Map.of("quire.open-search." + key, value)))
                .hasMessageContaining("quire.open-search");
    }

    @Test
    void thePasswordIsNeverPrinted() {
        assertThat(read(Map.of("quire.open-search.password", "secret")).toString())
                .doesNotContain("secret");
    }

    private static OpenSearchProperties read(Map<String, Object> settings) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            context.register(Settings.class);
            context.refresh();
            return context.getBean(OpenSearchProperties.class);
        }
    }

    @EnableConfigurationProperties(OpenSearchProperties.class)
    private static final class Settings {}
}
