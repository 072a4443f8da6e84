package dev.quire.understanding;

import java.util.List;
import java.util.Optional;

/** Compares a message with the catalogue's phrases; the earliest intent that fits wins. */
final class Phrases implements MatchLayer {
    private final List<Intent> intents;

    Phrases(List<Intent> intents) {
        this.intents = List.copyOf(intents);
    }

    @Override
    public Optional<Match> match(Wording wording) {
        return intents.stream()
                .filter(intent -> intent.matches(wording.words()))
                .findFirst()
                .map(intent -> new Match.Known(intent, Layer.PHRASES, 1));
    }
}
