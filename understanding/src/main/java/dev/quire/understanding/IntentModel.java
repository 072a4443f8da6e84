package dev.quire.understanding;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A linear model of what messages mean: one logistic regression for each label, over {@link Features}. It is trained when
 * the module is built and read as a resource.
 *
 * @param version of the sources it was trained from: the same sources give the same version and the same bytes
 * @param threshold the probability below which its best label is no answer
 * @param spelling of the words in the examples: a message is put right by it before it is looked at
 * @param weights for each label one number a bucket, and behind them the label's bias
 */
public record IntentModel(
        String version, double threshold, Spelling spelling, List<String> labels, List<float[]> weights) {
    private static final String BUILT_IN = "/intents.model";

    public IntentModel {
        labels = List.copyOf(labels);
        weights = List.copyOf(weights);
        if (labels.isEmpty() || labels.size() != weights.size()) {
            throw new IllegalArgumentException("each label has its weights");
        }
    }

    /** @param probability that the label is right, in comparison with the other labels */
    public record Guess(String label, double probability) {}

    /** The model that was trained with this build. */
    public static IntentModel builtIn() {
        try (InputStream in = Objects.requireNonNull(IntentModel.class.getResourceAsStream(BUILT_IN))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message with its mistyped words put right. */
    Wording corrected(Wording wording) {
        return new Wording(wording.text(), spelling.corrected(wording.words()));
    }

    /** The most probable label. */
    public Guess best(Wording written) {
        return best(corrected(written), written);
    }

    /** @param corrected what {@link #corrected} makes of what was written */
    Guess best(Wording corrected, Wording written) {
        int[] features = Features.of(corrected.words(), written.words());
        double value = Features.valueOfEach(features);
        int best = 0;
        double bestOdds = 0;
        double sum = 0;
        for (int label = 0; label < labels.size(); label++) {
            float[] weight = weights.get(label);
            double score = 0;
            for (int feature : features) {
                score += weight[feature];
            }
            double odds = 1 / (1 + Math.exp(-(score * value + weight[Features.BUCKETS])));
            sum += odds;
            if (odds > bestOdds) {
                bestOdds = odds;
                best = label;
            }
        }
        return new Guess(labels.get(best), bestOdds / sum);
    }

    /** Most weights are zero, so they are written as runs: how many zeros, how many weights, the weights. */
    public void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
        out.writeUTF(version);
        out.writeDouble(threshold);
        out.writeInt(spelling.words().size());
        for (String word : spelling.words()) {
            out.writeUTF(word);
        }
        out.writeInt(labels.size());
        for (int label = 0; label < labels.size(); label++) {
            out.writeUTF(labels.get(label));
            writeRuns(weights.get(label), out);
        }
        out.flush();
    }

    private static void writeRuns(float[] weights, DataOutputStream out) throws IOException {
        int position = 0;
        while (position < weights.length) {
            int begin = position;
            while (begin < weights.length && weights[begin] == 0) {
                begin++;
            }
            int end = begin;
            while (end < weights.length && weights[end] != 0) {
                end++;
            }
            out.writeInt(begin - position);
            out.writeInt(end - begin);
            for (int index = begin; index < end; index++) {
                out.writeFloat(weights[index]);
            }
            position = end;
        }
    }

    static IntentModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(from));
        String version = in.readUTF();
        double threshold = in.readDouble();
        String[] words = new String[in.readInt()];
        for (int place = 0; place < words.length; place++) {
            words[place] = in.readUTF();
        }
        int count = in.readInt();
        String[] labels = new String[count];
        float[][] weights = new float[count][Features.BUCKETS + 1];
        for (int label = 0; label < count; label++) {
            labels[label] = in.readUTF();
            int position = 0;
            while (position < weights[label].length) {
                position += in.readInt();
                for (int left = in.readInt(); left > 0; left--) {
                    weights[label][position++] = in.readFloat();
                }
            }
        }
        return new IntentModel(version, threshold, new Spelling(List.of(words)), List.of(labels), List.of(weights));
    }
}
