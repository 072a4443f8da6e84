package dev.quire.understanding;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells messages' labels by their {@link Features}: one logistic regression for each label. Safe for threads. */
public final class LinearModel {
    private final List<String> labels;

    /** Those of a bucket side by side, in the labels' order: they are read together. Behind them the labels' biases. */
    private final float[] weights;

    /** @param probability that the label is right, in comparison with the other labels */
    public record Guess(String label, double probability) {}

    /** @param weights for each label one number a bucket, and behind them the label's bias */
    public LinearModel(List<String> labels, List<float[]> weights) {
        if (labels.isEmpty() || labels.size() != weights.size()) {
            throw new IllegalArgumentException("each label has its weights");
        }
        this.labels = List.copyOf(labels);
        this.weights = new float[(Features.BUCKETS + 1) * labels.size()];
        for (int label = 0; label < labels.size(); label++) {
            for (int bucket = 0; bucket <= Features.BUCKETS; bucket++) {
                this.weights[bucket * labels.size() + label] = weights.get(label)[bucket];
            }
        }
    }

    /** The most probable label. */
    Guess best(Features features) {
        int count = labels.size();
        double[] scores = new double[count];
        for (int index = 0; index < features.count(); index++) {
            int first = features.bucket(index) * count;
            double value = features.value(index);
            for (int label = 0; label < count; label++) {
                scores[label] += value * weights[first + label];
            }
        }
        int best = 0;
        double bestOdds = 0;
        double sum = 0;
        for (int label = 0; label < count; label++) {
            double bias = weights[Features.BUCKETS * count + label];
            double odds = 1 / (1 + Math.exp(-(scores[label] + bias)));
            sum += odds;
            if (odds > bestOdds) {
                bestOdds = odds;
                best = label;
            }
        }
        return new Guess(labels.get(best), bestOdds / sum);
    }

    /** Most weights are zero, so they are written as runs: how many zeros, how many weights, the weights. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(labels.size());
        for (int label = 0; label < labels.size(); label++) {
            out.writeUTF(labels.get(label));
            writeRuns(label, out);
        }
    }

    private void writeRuns(int label, DataOutputStream out) throws IOException {
        int bucket = 0;
        while (bucket <= Features.BUCKETS) {
            int begin = bucket;
            while (begin <= Features.BUCKETS && weight(label, begin) == 0) {
                begin++;
            }
            int end = begin;
            while (end <= Features.BUCKETS && weight(label, end) != 0) {
                end++;
            }
            out.writeInt(begin - bucket);
            out.writeInt(end - begin);
            for (int index = begin; index < end; index++) {
                out.writeFloat(weight(label, index));
            }
            bucket = end;
        }
    }

    private float weight(int label, int bucket) {
        return weights[bucket * labels.size() + label];
    }

    static LinearModel read(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> labels = new ArrayList<>();
        List<float[]> weights = new ArrayList<>();
        for (int label = 0; label < count; label++) {
            labels.add(in.readUTF());
            float[] ofLabel = new float[Features.BUCKETS + 1];
            int bucket = 0;
            while (bucket < ofLabel.length) {
                bucket += in.readInt();
                for (int left = in.readInt(); left > 0; left--) {
                    ofLabel[bucket++] = in.readFloat();
                }
            }
            weights.add(ofLabel);
        }
        return new LinearModel(labels, weights);
    }
}
