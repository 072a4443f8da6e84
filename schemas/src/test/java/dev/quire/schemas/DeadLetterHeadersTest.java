package dev.quire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterHeadersTest {

    @Test
    void tellsWhoGaveUpOnWhatAndWhy() {
        Map<String, String> headers = headers(new IllegalStateException("no such intent: ü"));

        assertThat(headers)
                .containsExactly(
                        Map.entry("quire.error.service", "intent-processor"),
                        Map.entry("quire.error.topic", "chat.messages"),
                        Map.entry("quire.error.partition", "7"),
                        Map.entry("quire.error.offset", "1042"),
                        Map.entry("quire.error.class", "java.lang.IllegalStateException"),
                        Map.entry("quire.error.message", "no such intent: ü"));
    }

    @Test
    void aRunawayMessageIsCutAndAMissingOneIsNoTrouble() {
        assertThat(headers(new IllegalStateException("x".repeat(5_000))).get("quire.error.message"))
                .hasSize(1_000);
        assertThat(headers(new IllegalStateException()).get("quire.error.message"))
                .isEqualTo("null");
    }

    private static Map<String, String> headers(Throwable cause) {
        Map<String, String> texts = new LinkedHashMap<>();
        DeadLetterHeaders.of("intent-processor", "chat.messages", 7, 1042, cause)
                .forEach((name, value) -> texts.put(name, new String(value, StandardCharsets.UTF_8)));
        return texts;
    }
}
