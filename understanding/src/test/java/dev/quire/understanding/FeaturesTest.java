package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quire.understanding.Reading.Neighbours;
import dev.quire.understanding.Reading.Possible;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    @Test
    void allOfACertainMessageAreWorthTheSame() {
        Map<Integer, Double> features = features("where", "is", "my", "order");

        assertThat(features.values())
                .allSatisfy(value -> assertThat(value).isCloseTo(5 / Math.sqrt(features.size()), within(1e-6)));
    }

    @Test
    void whichNumberItIsMakesNoDifference() {
        assertThat(features("order", "4711")).isEqualTo(features("order", "12"));
    }

    @Test
    void whatIsSaidTwiceIsWorthNoMoreThanOnce() {
        assertThat(features("no", "no", "no")).isEqualTo(features("no", "no"));
    }

    @Test
    void whatIsPossibleIsWorthAsMuchAsItIsProbable() {
        int order = features("order").keySet().stream()
                .filter(bucket -> !features("older").containsKey(bucket))
                .findFirst()
                .orElseThrow();
        int older = features("older").keySet().stream()
                .filter(bucket -> !features("order").containsKey(bucket))
                .findFirst()
                .orElseThrow();

        Map<Integer, Double> features = features(new Reading(
                List.of("orxr"),
                List.of("order"),
                List.of(List.of(new Possible("order", 0.75), new Possible("older", 0.25))),
                List.of(
                        List.of(new Neighbours(Reading.END, "order", 0.75), new Neighbours(Reading.END, "older", 0.25)),
                        List.of(
                                new Neighbours("order", Reading.END, 0.75),
                                new Neighbours("older", Reading.END, 0.25)))));

        assertThat(features.getOrDefault(order, 0.0)).isCloseTo(3 * features.getOrDefault(older, 0.0), within(1e-6));
        assertThat(features.values().stream()
                        .mapToDouble(value -> value * value)
                        .sum())
                .isCloseTo(25, within(1e-3));
    }

    @Test
    void noWordsNoFeatures() {
        assertThat(features(new Reading(List.of(), List.of(), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void ofAnEndlessMessageOnlyTheBeginningCounts() {
        List<String> words = Collections.nCopies(1_000, "order");

        assertThat(features(words.toArray(String[]::new)))
                .isEqualTo(features(words.subList(0, 900).toArray(String[]::new)));
    }

    private static Map<Integer, Double> features(String... words) {
        return features(Reading.certain(List.of(words), List.of(words)));
    }

    private static Map<Integer, Double> features(Reading reading) {
        Features features = Features.of(reading);
        Map<Integer, Double> values = new TreeMap<>();
        for (int index = 0; index < features.count(); index++) {
            values.put(features.bucket(index), features.value(index));
        }
        return values;
    }
}
