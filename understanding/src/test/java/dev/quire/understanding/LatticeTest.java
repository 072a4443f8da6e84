package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quire.understanding.Reading.Neighbours;
import dev.quire.understanding.Reading.Possible;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LatticeTest {
    private static final List<String> WORDS = List.of("where", "is", "my", "order", "from");
    private static final LanguageModel LANGUAGE = LanguageModel.of(List.of(
            List.of("where", "is", "my", "order"),
            List.of("is", "my", "order", "from"),
            List.of("where", "is", "order"),
            List.of("where", "from")));

    /** Each message that can be made is weighed by itself. */
    @Test
    void countingAllMessagesSaysTheSame() {
        Random random = new Random(1);
        for (int message = 0; message < 500; message++) {
            List<List<Candidate>> candidates = candidates(random);
            Map<List<String>, Double> all = new HashMap<>();
            addMessages(candidates, List.of(), LANGUAGE.end(), 1, all);
            double sum = all.values().stream().mapToDouble(Double::doubleValue).sum();

            Reading reading = new Lattice(LANGUAGE, candidates).read(words(candidates.size()), List.of());

            for (int place = 0; place < candidates.size(); place++) {
                int index = place;
                for (Possible one : reading.possible().get(place)) {
                    double counted = sum(all, words -> words.get(index).equals(one.word()));
                    assertThat(one.probability()).isCloseTo(counted / sum, within(1e-9));
                }
                for (Neighbours pair : reading.neighbours().get(place)) {
                    double counted = sum(all, words -> pairAt(words, index).equals(pair.before() + " " + pair.word()));
                    assertThat(pair.probability()).isCloseTo(counted / sum, within(1e-9));
                }
            }
        }
    }

    private static List<List<Candidate>> candidates(Random random) {
        List<List<Candidate>> candidates = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            List<Candidate> ofWord = new ArrayList<>();
            for (String word : WORDS) {
                if (random.nextBoolean() || ofWord.isEmpty()) {
                    ofWord.add(new Candidate(word, LANGUAGE.placeOf(word), 1, random.nextDouble()));
                }
            }
            candidates.add(ofWord);
        }
        return candidates;
    }

    private static List<String> words(int count) {
        return new ArrayList<>(WORDS.subList(0, count));
    }

    private static void addMessages(
            List<List<Candidate>> left,
            List<String> words,
            int before,
            double probability,
            Map<List<String>, Double> messages) {
        if (left.isEmpty()) {
            messages.put(words, probability * LANGUAGE.probability(before, LANGUAGE.end()));
            return;
        }
        for (Candidate candidate : left.getFirst()) {
            List<String> longer = new ArrayList<>(words);
            longer.add(candidate.word());
            double longerProbability =
                    probability * LANGUAGE.probability(before, candidate.place()) * candidate.probability();
            addMessages(left.subList(1, left.size()), longer, candidate.place(), longerProbability, messages);
        }
    }

    private static String pairAt(List<String> words, int place) {
        return (place == 0 ? Reading.END : words.get(place - 1)) + " " + words.get(place);
    }

    private static double sum(Map<List<String>, Double> messages, Predicate<List<String>> which) {
        return messages.entrySet().stream()
                .filter(message -> which.test(message.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
