package dev.quire.understanding;

import dev.quire.schemas.Matched.Layer;
import dev.quire.understanding.LinearModel.Guess;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Guesses what no exact layer knew. It never leaves a guess out; whether it is good enough, the match tells. */
final class Classifier {
    /** A guess about a message that was put right may be so much less sure; decision 0011 has what that brings and costs. */
    private static final double LESS_IF_CORRECTED = 0.05;

    private final IntentModel model;
    private final Map<String, Intent> intents;

    /** @param intents those that may be guessed; a label of the model that is none of them is not */
    Classifier(IntentModel model, List<Intent> intents) {
        this.model = model;
        this.intents = intents.stream().collect(Collectors.toMap(Intent::name, Function.identity()));
    }

    Match match(Reading message) {
        Guess guess = model.best(message);
        Intent intent = intents.get(guess.label());
        double threshold = model.threshold() - (message.isCorrected() ? LESS_IF_CORRECTED : 0);
        return intent == null || guess.probability() < threshold
                ? new Match.Unmatched(guess.probability())
                : new Match.Known(intent, Layer.CLASSIFIER, guess.probability());
    }
}
