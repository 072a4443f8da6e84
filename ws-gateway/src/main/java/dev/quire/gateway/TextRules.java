package dev.quire.gateway;

import dev.quire.schemas.socket.RejectCode;
import java.util.Optional;

/** What a visitor may say, the same for sockets and {@code POST /chat}. */
final class TextRules {
    private final int maxCharacters;

    /** @param maxCharacters Unicode code points, so that an emoji counts once or so and not by its encoding */
    TextRules(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /** @param sentence one English sentence for a developer, without anything of the text */
    record Problem(RejectCode code, String sentence) {}

    Optional<Problem> problemWith(String text) {
        if (text.isBlank()) {
            return Optional.of(new Problem(RejectCode.EMPTY_TEXT, "The text is empty."));
        }
        // The cheap test first: no text has more code points than chars.
        if (text.length() > maxCharacters && text.codePointCount(0, text.length()) > maxCharacters) {
            return Optional.of(
                    new Problem(RejectCode.TEXT_TOO_LONG, "The text is longer than " + maxCharacters + " characters."));
        }
        if (text.codePoints().anyMatch(TextRules::isForbidden)) {
            return Optional.of(new Problem(
                    RejectCode.CONTROL_CHARACTERS, "The text holds control characters or unpaired surrogates."));
        }
        return Optional.empty();
    }

    private static boolean isForbidden(int codePoint) {
        boolean lineOrTab = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
        boolean unpairedSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return unpairedSurrogate || (Character.isISOControl(codePoint) && !lineOrTab);
    }
}
