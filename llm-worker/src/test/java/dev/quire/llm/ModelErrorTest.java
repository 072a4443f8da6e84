package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.http.Headers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelErrorTest {
    @ParameterizedTest
    @CsvSource({
        "retry-after, 3, 3000",
        "retry-after, 0.5, 500",
        "Retry-After, 0, 0",
        "retry-after-ms, 250, 250",
    })
    void retryAfterInNumbers(String name, String value, long milliseconds) {
        assertThat(ModelError.retryAfter(Headers.builder().put(name, value).build()))
                .isEqualTo(Duration.ofMillis(milliseconds));
    }

    @Test
    void retryAfterAsADate() {
        String inAMinute = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1));
        String past = "Wed, 21 Oct 2015 07:28:00 GMT";

        assertThat(ModelError.retryAfter(
                        Headers.builder().put("retry-after", inAMinute).build()))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(ModelError.retryAfter(
                        Headers.builder().put("retry-after", past).build()))
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "3 s", "-5"})
    void anUnreadableRetryAfterIsNone(String value) {
        assertThat(ModelError.retryAfter(
                        Headers.builder().put("retry-after", value).build()))
                .isNull();
        assertThat(ModelError.retryAfter(Headers.builder().build())).isNull();
    }
}
