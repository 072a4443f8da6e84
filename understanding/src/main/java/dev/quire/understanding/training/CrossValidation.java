package dev.quire.understanding.training;

import dev.quire.understanding.Evaluation;
import dev.quire.understanding.Evaluation.Labelled;
import dev.quire.understanding.IntentModel;
import dev.quire.understanding.LinearModel.Guess;
import dev.quire.understanding.Match;
import dev.quire.understanding.Wording;
import dev.quire.understanding.training.Examples.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the classifier on examples that it has not learnt from. All messages of a template are held out together, so
 * this is harder than what visitors ask: wordings of which it has seen nothing like.
 */
final class CrossValidation {
    private static final int FOLDS = 5;
    private static final double[] THRESHOLDS = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8};

    private record HeldOut(String expected, Guess guess) {}

    private CrossValidation() {}

    /** Argument: the training directory. Prints one line for each threshold. */
    public static void main(String[] arguments) throws IOException {
        Examples examples = Examples.read(Path.of(arguments[0]));
        List<HeldOut> heldOut = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            addFold(examples, fold, heldOut);
        }
        System.out.printf(
                Locale.ROOT, "%d examples, version %s%n", examples.messages().size(), examples.version());
        System.out.println("THRESHOLD  MACRO-F1  ACCURACY  FALSE MATCHES");
        for (double threshold : THRESHOLDS) {
            Evaluation evaluation = Evaluation.of(heldOut.stream()
                    .map(message -> new Labelled(message.expected(), label(message.guess(), threshold)))
                    .toList());
            System.out.printf(
                    Locale.ROOT,
                    "%9.1f %9.3f %9.3f %12.1f %%%n",
                    threshold,
                    evaluation.macroF1(),
                    evaluation.accuracy(),
                    100 * evaluation.falseMatchRate());
        }
    }

    private static void addFold(Examples examples, int fold, List<HeldOut> heldOut) {
        List<Example> learnt = examples.messages().stream()
                .filter(example -> example.template() % FOLDS != fold)
                .toList();
        IntentModel model = Trainer.train(examples, learnt);
        for (Example example : examples.messages()) {
            if (example.template() % FOLDS == fold) {
                String expected = examples.labels().get(example.label());
                heldOut.add(new HeldOut(expected, model.best(Wording.of(example.text()))));
            }
        }
    }

    private static String label(Guess guess, double threshold) {
        return guess.probability() < threshold ? Match.UNMATCHED : guess.label();
    }
}
