package dev.quire.understanding;

import dev.quire.schemas.OrderNumber;
import java.util.List;
import java.util.Optional;

/** Asks the layers from the most exact to the vaguest; the first that knows has the word. */
public final class LayeredMatcher {
    private final Catalogue catalogue;
    private final MatchLayer orderNumbers = new OrderNumbers();
    private final MatchLayer phrases;
    private final IntentModel model;
    private final Classifier classifier;

    /** With the model that was trained with this build. */
    public LayeredMatcher(Catalogue catalogue) {
        this(catalogue, IntentModel.builtIn());
    }

    public LayeredMatcher(Catalogue catalogue, IntentModel model) {
        this.catalogue = catalogue;
        this.phrases = new Phrases(catalogue.intents());
        this.model = model;
        this.classifier = new Classifier(model, catalogue.intents());
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** The version of the trained model. */
    public String classifierVersion() {
        return model.version();
    }

    /** Safe for threads, and pure: the same message is always the same match. */
    public Match match(String message) {
        Wording wording = Wording.of(message);
        return exactly(wording).orElseGet(() -> withoutTypingErrors(wording));
    }

    /** What the message fits to the word: an order number or a phrase. */
    public Optional<Match> exactly(String message) {
        return exactly(Wording.of(message));
    }

    private Optional<Match> exactly(Wording wording) {
        return orderNumbers
                .match(wording)
                .or(() -> phrases.match(wording).map(known -> orWish(known, model.corrected(wording))));
    }

    /** All order numbers that the text names, in its order. */
    public static List<OrderNumber> orderNumbers(String text) {
        return OrderNumbers.in(Wording.of(text));
    }

    private Match withoutTypingErrors(Wording wording) {
        Wording corrected = model.corrected(wording);
        Optional<Match> phrase = corrected.equals(wording) ? Optional.empty() : phrases.match(corrected);
        return orWish(phrase.orElseGet(() -> classifier.match(corrected, wording)), corrected);
    }

    private static Match orWish(Match match, Wording corrected) {
        return match instanceof Match.Known known && known.intent().isWish(corrected.words())
                ? new Match.BookWish(known.intent(), known.layer(), known.score())
                : match;
    }
}
