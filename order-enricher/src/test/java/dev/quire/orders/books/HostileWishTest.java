package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a visitor sends is read with little stack (the service's threads have 512 KB) and in little time. */
class HostileWishTest {
    private static final int STACK_BYTES = 256 * 1024;
    private static final int PATIENCE_SECONDS = 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                ", ",
                "no,",
                "hi ",
                "hi,",
                "and ",
                "so well ",
                "a;",
                "a. ",
                "?!",
                "(",
                "[({",
                "\"",
                "\"a\" ",
                "'",
                "’s ",
                "7",
                "7 ",
                "7-",
                "$7 ",
                "1990-",
                "from 7 to ",
                "kids 7 ",
                "under ",
                "by ",
                " by a",
                "like ",
                "books like a ",
                "a please ",
                " costs by under $ ",
                "copy of ",
                "not too ",
                "x",
                "é",
                "日本",
                "\uD800",
                "ﷺ",
                "\t",
                "\f",
                "\u2028",
            })
    void readsAnyRepetition(String part) throws Exception {
        for (int length : new int[] {WishParser.MAX_LENGTH, 2_000, 10_000}) {
            String hostile = part.repeat(length / part.length());
            for (String wish : new String[] {hostile, "do you have x " + hostile + "\u2028x", "like x" + hostile}) {
                assertThat(readWithLittleStack(wish)).isNotNull();
            }
        }
    }

    @Test
    void whatIsLongerInPlainTextIsCutToo() {
        Wish.Title title =
                WishParser.parse("\uFDFA".repeat(WishParser.MAX_LENGTH)).title();

        assertThat(Objects.requireNonNull(title).name()).hasSizeLessThanOrEqualTo(WishParser.MAX_LENGTH);
    }

    private static Wish readWithLittleStack(String wish) throws Exception {
        // What was said before the last 1,000 characters is not read.
        String beginning = wish.substring(0, Math.min(wish.length(), WishParser.MAX_LENGTH));
        FutureTask<Wish> reading = new FutureTask<>(() -> {
            WishParser.parseWithoutNames(wish);
            WishParser.parse(beginning);
            return WishParser.parse(wish);
        });
        Thread thread = new Thread(null, reading, "little stack", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
