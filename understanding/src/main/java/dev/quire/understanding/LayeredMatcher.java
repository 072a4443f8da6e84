package dev.quire.understanding;

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

    /** Takes some microseconds, and for a very long message less than a few milliseconds. Safe for threads. */
    public Match match(String message) {
        Wording wording = Wording.of(message);
        Wording corrected = model.corrected(wording);
        return orderNumbers
                .match(wording)
                .or(() -> phrases.match(wording))
                .or(() -> phrases.match(corrected))
                .orElseGet(() -> classifier.match(corrected));
    }
}
