package dev.quire.llm;

import dev.quire.schemas.Reply.Action;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the marker by which the model says what its answer is, {@code [[hand-over]]} or {@code [[cannot-help]]}, out of a
 * streamed text. Small models put it at the end or spell it a little differently; it is found anywhere, and the first
 * one counts. A piece without '[' passes at once, and after a '[' only what can still become a marker waits.
 */
final class ActionMarker {
    private static final Pattern MARKER =
            Pattern.compile("\\[{1,2} ?(?<action>hand[-_ ]?over|cannot[-_ ]?help) ?\\]{1,2}", Pattern.CASE_INSENSITIVE);

    private final Consumer<String> onText;
    private String held = "";
    private @Nullable Action action;

    ActionMarker(Consumer<String> onText) {
        this.onText = onText;
    }

    void append(String piece) {
        pass(held + piece, false);
    }

    /** Nothing more comes: what waited is no marker. */
    void end() {
        pass(held, true);
    }

    /** Null if no marker has come yet. */
    @Nullable Action action() {
        return action;
    }

    @SuppressWarnings("JdkObsolete") // hitEnd is for streams, it says; this is one.
    private void pass(String text, boolean isEnd) {
        Matcher marker = MARKER.matcher(text);
        StringBuilder passed = new StringBuilder();
        held = "";
        int from = 0;
        for (int bracket = text.indexOf('['); bracket >= 0; bracket = text.indexOf('[', from)) {
            passed.append(text, from, bracket);
            boolean found = marker.region(bracket, text.length()).lookingAt();
            if (marker.hitEnd() && !isEnd) { // It may become a marker, or a longer one.
                held = text.substring(bracket);
                from = text.length();
            } else if (found) {
                remember(marker.group("action"));
                from = marker.end();
            } else {
                passed.append('[');
                from = bracket + 1;
            }
        }
        passed.append(text, from, text.length());
        if (!passed.isEmpty()) {
            onText.accept(passed.toString());
        }
    }

    private void remember(String name) {
        if (action == null) {
            action = name.toLowerCase(Locale.ROOT).startsWith("hand") ? Action.HAND_OVER : Action.CANNOT_HELP;
        }
    }
}
