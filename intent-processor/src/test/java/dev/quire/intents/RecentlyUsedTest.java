package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    private final RecentlyUsed<String, String> words = new RecentlyUsed<>(10, String::length);

    @Test
    void whatWasNotUsedForLongestGoesFirstHoweverOftenItWasUsed() {
        words.put("a", "1234");
        for (int use = 0; use < 100; use++) {
            words.get("a");
        }
        words.put("b", "1234");
        words.put("c", "12");
        words.get("b");
        words.put("d", "1");

        assertThat(kept()).containsExactly("b", "c", "d");
    }

    @Test
    void whatHasGrownIsWeighedAnew() {
        words.put("a", "1234");
        words.put("b", "1234");
        words.put("a", "1234567");

        assertThat(kept()).containsExactly("a");
    }

    @Test
    void whatAloneIsTooMuchIsNotKept() {
        words.put("a", "12345678901");
        words.put("b", "1");
        words.remove("b");
        words.remove("b");
        words.put("c", "1234567890");

        assertThat(kept()).containsExactly("c");
    }

    private Stream<String> kept() {
        return Stream.of("a", "b", "c", "d").filter(key -> words.get(key) != null);
    }
}
