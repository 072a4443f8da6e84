package dev.quire.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well messages were understood, by the usual measures. Shares run from 0 to 1; of nothing they are 0.
 *
 * @param perClass by label, in alphabetical order
 * @param confusion how often a message of the first label was given the second; right answers are on the diagonal
 */
public record Evaluation(int messages, Map<String, ClassScore> perClass, Map<String, Map<String, Integer>> confusion) {

    /** One message: the label it should have and the one that it got. */
    public record Labelled(String expected, String given) {}

    /** @param support how many messages should have the label */
    public record ClassScore(double precision, double recall, double f1, int support) {}

    /** Messages of one label that were given the same wrong one. */
    public record Confusion(String expected, String given, int messages) {}

    public static Evaluation of(List<Labelled> messages) {
        Map<String, Map<String, Integer>> confusion = new TreeMap<>();
        for (Labelled message : messages) {
            confusion.computeIfAbsent(message.expected(), _ -> new TreeMap<>()).merge(message.given(), 1, Integer::sum);
            confusion.computeIfAbsent(message.given(), _ -> new TreeMap<>());
        }
        Map<String, ClassScore> perClass = new TreeMap<>();
        for (String label : confusion.keySet()) {
            perClass.put(label, score(confusion, label));
        }
        return new Evaluation(messages.size(), perClass, confusion);
    }

    private static ClassScore score(Map<String, Map<String, Integer>> confusion, String label) {
        int right = count(confusion, label, label);
        int support = sum(confusion.getOrDefault(label, Map.of()).values());
        int given = 0;
        for (String expected : confusion.keySet()) {
            given += count(confusion, expected, label);
        }
        double precision = share(right, given);
        double recall = share(right, support);
        return new ClassScore(precision, recall, share(2 * precision * recall, precision + recall), support);
    }

    /** The mean F1 of the labels that the messages should have; each label counts the same. */
    public double macroF1() {
        return perClass.values().stream()
                .filter(score -> score.support() > 0)
                .mapToDouble(ClassScore::f1)
                .average()
                .orElse(0);
    }

    public double accuracy() {
        int right = 0;
        for (String label : confusion.keySet()) {
            right += count(confusion, label, label);
        }
        return share(right, messages);
    }

    /** The share of messages that nothing should match and something did. */
    public double falseMatchRate() {
        ClassScore unmatched = perClass.get(Match.UNMATCHED);
        return unmatched == null || unmatched.support() == 0 ? 0 : 1 - unmatched.recall();
    }

    /** The mistakes, the most frequent first. */
    public List<Confusion> worstConfusions() {
        List<Confusion> mistakes = new ArrayList<>();
        confusion.forEach((expected, row) -> row.forEach((given, count) -> {
            if (!given.equals(expected)) {
                mistakes.add(new Confusion(expected, given, count));
            }
        }));
        mistakes.sort(Comparator.comparingInt(Confusion::messages).reversed());
        return mistakes;
    }

    /** How many messages of {@code expected} were given {@code given}. */
    public int count(String expected, String given) {
        return count(confusion, expected, given);
    }

    private static int count(Map<String, Map<String, Integer>> confusion, String expected, String given) {
        return confusion.getOrDefault(expected, Map.of()).getOrDefault(given, 0);
    }

    private static int sum(Iterable<Integer> counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
