package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that make a careless pattern recurse for each letter. They would end the service, and the next one that reads them. */
class HostileTextTest {
    /** Half of what {@code ./quire up} gives its threads. */
    private static final int STACK_BYTES = 256 * 1024;

    /** As many as a gateway can be told to take. */
    private static final int CHARACTERS = 10_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no,",
                "no ",
                "sorry. ",
                "i mean ",
                "and ",
                "what about ",
                ",",
                "? ",
                "( ",
                "\"",
                "7",
                "12 ",
                "a.",
                "#1",
                "hi "
            })
    void isDecidedWithoutMuchStack(String repeated) throws InterruptedException {
        String text = repeated.repeat(CHARACTERS / repeated.length());
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread small = new Thread(
                null,
                () -> Chat.after(
                        "How long does shipping take?", text, "recommend a book", text, "Where is 123456?", text),
                "small stack",
                STACK_BYTES);
        small.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));

        small.start();
        small.join();

        assertThat(failure.get()).isNull();
    }
}
