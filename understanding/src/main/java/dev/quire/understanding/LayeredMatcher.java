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
        return exactly(wording).orElseGet(() -> loosely(wording));
    }

    /** What the message fits to the word: an order number or a phrase. */
    public Optional<Match> exactly(Wording message) {
        Optional<Match> order = orderNumbers.match(message);
        Optional<Match> phrase = phrases.match(message);
        return order.isPresent()
                        && phrase.filter(LayeredMatcher::decidesEvenWithOrderNumber)
                                .isEmpty()
                ? order
                : phrase.map(known -> orWish(known, model.read(message)));
    }

    /** "Cancel order 123456" does not ask where it is. */
    private static boolean decidesEvenWithOrderNumber(Match match) {
        return match instanceof Match.Known known && known.intent().evenWithOrderNumber();
    }

    /** What the message means, when it fits nothing to the word: a phrase with typing errors, or what the classifier says. */
    public Match loosely(Wording message) {
        Reading reading = model.read(message);
        Optional<Match> phrase =
                reading.isCorrected() ? phrases.match(new Wording(message.text(), reading.words())) : Optional.empty();
        return orWish(phrase.orElseGet(() -> classifier.match(reading)), reading);
    }

    /** All order numbers that the message names, in its order. */
    public static List<OrderNumber> orderNumbers(Wording message) {
        return OrderNumbers.in(message);
    }

    private static Match orWish(Match match, Reading reading) {
        return match instanceof Match.Known known && known.intent().isWish(reading.words())
                ? new Match.BookWish(known.intent(), known.layer(), known.score())
                : match;
    }
}
