package dev.quire.understanding;

import java.util.Optional;

/** Asks the layers from the most exact to the vaguest; the first that knows has the word. */
public final class LayeredMatcher {
    private final MatchLayer orderNumbers = new OrderNumbers();
    private final MatchLayer phrases;
    private final IntentModel model;
    private final Classifier classifier;

    /** With the model that was trained with this build. */
    public LayeredMatcher(Catalogue catalogue) {
        this(catalogue, IntentModel.builtIn());
    }

    public LayeredMatcher(Catalogue catalogue, IntentModel model) {
        this.phrases = new Phrases(catalogue.intents());
        this.model = model;
        this.classifier = new Classifier(model, catalogue.intents());
    }

    /** Safe for threads, and pure: the same message is always the same match. */
    public Match match(String message) {
        Wording wording = Wording.of(message);
        return orderNumbers
                .match(wording)
                .or(() -> phrases.match(wording))
                .orElseGet(() -> withoutTypingErrors(wording));
    }

    private Match withoutTypingErrors(Wording wording) {
        Wording corrected = model.corrected(wording);
        Optional<Match> phrase = corrected.equals(wording) ? Optional.empty() : phrases.match(corrected);
        return phrase.orElseGet(() -> classifier.match(corrected));
    }
}
