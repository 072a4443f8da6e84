package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quire.understanding.Reading.Neighbours;
import dev.quire.understanding.Reading.Possible;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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

            Reading reading = new Lattice(LANGUAGE, candidates).read(words(candidates.size()), List.of());

            assertThat(reading.neighbours()).hasSize(candidates.size() + 1);
            for (int place = 0; place < candidates.size(); place++) {
                int index = place;
                Map<String, Double> possible = shares(all, words -> words.get(index));
                assertSame(possible, reading.possible().get(place), Possible::word, Possible::probability);
                assertThat(possible.get(reading.words().get(place)))
                        .isCloseTo(Collections.max(possible.values()), within(1e-9));
            }
            for (int place = 0; place <= candidates.size(); place++) {
                int index = place;
                assertSame(
                        shares(all, words -> pairAt(words, index)),
                        reading.neighbours().get(place),
                        pair -> pair.before() + " " + pair.word(),
                        Neighbours::probability);
            }
        }
    }

    /** All that were counted, but for the improbable. */
    private static <T> void assertSame(
            Map<String, Double> counted, List<T> read, Function<T, String> name, ToDoubleFunction<T> probability) {
        Map<String, Double> found = new HashMap<>();
        read.forEach(one -> found.put(name.apply(one), probability.applyAsDouble(one)));
        counted.forEach((words, share) ->
                assertThat(found.getOrDefault(words, 0.0)).isCloseTo(share >= 0.01 ? share : 0, within(1e-9)));
        assertThat(counted.keySet()).containsAll(found.keySet());
    }

    /** By what stands there: its share in all messages. */
    private static Map<String, Double> shares(
            Map<List<String>, Double> messages, Function<List<String>, String> there) {
        double sum = messages.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> shares = new HashMap<>();
        messages.forEach((words, probability) -> shares.merge(there.apply(words), probability / sum, Double::sum));
        return shares;
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
        String before = place == 0 ? Reading.END : words.get(place - 1);
        return before + " " + (place == words.size() ? Reading.END : words.get(place));
    }
}
