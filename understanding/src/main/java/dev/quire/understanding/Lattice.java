package dev.quire.understanding;

import dev.quire.understanding.Reading.Neighbours;
import dev.quire.understanding.Reading.Possible;
import java.util.ArrayList;
import java.util.List;

/**
 * All messages that can be made of the words' candidates, one of each, and how probable they are together: the
 * forward-backward algorithm for a hidden Markov model (Rabiner, "A Tutorial on Hidden Markov Models", 1989).
 */
final class Lattice {
    /** What is less probable would change no answer, but cost time. */
    private static final double LEAST = 0.01;

    private final LanguageModel language;

    /** With an end on either side. */
    private final List<List<Candidate>> words = new ArrayList<>();

    Lattice(LanguageModel language, List<List<Candidate>> candidates) {
        this.language = language;
        List<Candidate> end = List.of(new Candidate(Reading.END, language.end(), 0, 1));
        words.add(end);
        words.addAll(candidates);
        words.add(end);
    }

    /** @param rest what stands behind, as it is */
    Reading read(List<String> written, List<String> rest) {
        double[][][] steps = steps();
        int last = words.size() - 1;
        double[][] backward = new double[words.size()][];
        backward[last] = new double[] {1};
        for (int index = last; index > 0; index--) {
            backward[index - 1] = before(steps[index], backward[index]);
        }
        List<String> best = new ArrayList<>();
        List<List<Possible>> possible = new ArrayList<>();
        List<List<Neighbours>> neighbours = new ArrayList<>();
        double[] forward = {1};
        for (int index = 1; index <= last; index++) {
            double[][] together = together(forward, steps[index], backward[index]);
            neighbours.add(neighbours(together, index));
            if (index < last) {
                double[] each = sums(together);
                best.add(words.get(index).get(most(each)).word());
                possible.add(possible(each, index));
                forward = after(forward, steps[index]);
            }
        }
        best.addAll(rest);
        return new Reading(written, best, possible, neighbours);
    }

    /** By word, candidate of the word before, and its own: how probable it is to come from that one to this. */
    private double[][][] steps() {
        double[][][] steps = new double[words.size()][][];
        for (int index = 1; index < steps.length; index++) {
            List<Candidate> from = words.get(index - 1);
            List<Candidate> to = words.get(index);
            steps[index] = new double[from.size()][to.size()];
            for (int left = 0; left < from.size(); left++) {
                for (int right = 0; right < to.size(); right++) {
                    Candidate candidate = to.get(right);
                    steps[index][left][right] = candidate.probability()
                            * language.probability(from.get(left).place(), candidate.place());
                }
            }
        }
        return steps;
    }

    /** How probable what stands after each candidate is, up to a factor. */
    private static double[] before(double[][] step, double[] backward) {
        double[] before = new double[step.length];
        for (int left = 0; left < step.length; left++) {
            for (int right = 0; right < backward.length; right++) {
                before[left] += step[left][right] * backward[right];
            }
        }
        return shares(before);
    }

    /** How probable each candidate is with what stands before it, up to a factor. */
    private static double[] after(double[] forward, double[][] step) {
        double[] after = new double[step[0].length];
        for (int left = 0; left < forward.length; left++) {
            for (int right = 0; right < after.length; right++) {
                after[right] += forward[left] * step[left][right];
            }
        }
        return shares(after);
    }

    /** How probable it is that the message has both candidates. */
    private static double[][] together(double[] forward, double[][] step, double[] backward) {
        double[][] together = new double[forward.length][backward.length];
        double sum = 0;
        for (int left = 0; left < forward.length; left++) {
            for (int right = 0; right < backward.length; right++) {
                together[left][right] = forward[left] * step[left][right] * backward[right];
                sum += together[left][right];
            }
        }
        for (double[] line : together) {
            for (int right = 0; right < line.length; right++) {
                line[right] /= sum;
            }
        }
        return together;
    }

    private static double[] sums(double[][] together) {
        double[] sums = new double[together[0].length];
        for (double[] line : together) {
            for (int right = 0; right < line.length; right++) {
                sums[right] += line[right];
            }
        }
        return sums;
    }

    /** The numbers of a long message would become too small. */
    private static double[] shares(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] /= sum;
        }
        return numbers;
    }

    private static int most(double[] numbers) {
        int most = 0;
        for (int index = 1; index < numbers.length; index++) {
            if (numbers[index] > numbers[most]) {
                most = index;
            }
        }
        return most;
    }

    private List<Possible> possible(double[] each, int index) {
        List<Possible> possible = new ArrayList<>();
        for (int candidate = 0; candidate < each.length; candidate++) {
            if (each[candidate] >= LEAST) {
                possible.add(new Possible(words.get(index).get(candidate).word(), each[candidate]));
            }
        }
        return possible;
    }

    private List<Neighbours> neighbours(double[][] together, int index) {
        List<Neighbours> neighbours = new ArrayList<>();
        for (int left = 0; left < together.length; left++) {
            for (int right = 0; right < together[left].length; right++) {
                if (together[left][right] >= LEAST) {
                    neighbours.add(new Neighbours(
                            words.get(index - 1).get(left).word(),
                            words.get(index).get(right).word(),
                            together[left][right]));
                }
            }
        }
        return neighbours;
    }
}
