package dev.quire.llm;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The text of one try as it comes. Passes on well-formed pieces only: some servers cut an emoji in two, and half of one
 * cannot be written as UTF-8. Blank text before the answer is left out, and so is what exceeds {@value #MAX_LENGTH}
 * characters, should a server ignore the token limit: a reply must fit into a record.
 */
final class AnswerText {
    static final int MAX_LENGTH = 20_000;

    private final Consumer<String> onText;
    private final Runnable onFirst;
    private final StringBuilder whole = new StringBuilder();
    private String held = "";

    /** @param onFirst called once, before the first piece */
    AnswerText(Consumer<String> onText, Runnable onFirst) {
        this.onText = onText;
        this.onFirst = onFirst;
    }

    void append(String piece) {
        String text = held + piece;
        if (whole.isEmpty()) {
            text = text.stripLeading();
        }
        int end = text.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        held = text.substring(end);
        end = Math.min(end, MAX_LENGTH - whole.length());
        if (end > 0) {
            if (whole.isEmpty()) {
                onFirst.run();
            }
            String passed = wellFormed(text.substring(0, end));
            whole.append(passed);
            onText.accept(passed);
        }
    }

    /** Nothing more will be passed on. */
    boolean isFull() {
        return whole.length() >= MAX_LENGTH;
    }

    String whole() {
        return whole.toString();
    }

    /** Encoding replaces half an emoji by a question mark. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
