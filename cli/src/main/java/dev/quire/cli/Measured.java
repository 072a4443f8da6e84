package dev.quire.cli;

import dev.quire.cli.LabelledMessages.Message;
import dev.quire.understanding.Evaluation;
import dev.quire.understanding.Evaluation.Labelled;
import dev.quire.understanding.LayeredMatcher;
import dev.quire.understanding.Match;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of labelled messages, in the file's order, and how long understanding them took. */
record Measured(List<Understood> messages, double microsP50, double microsP99) {
    /** Until the JVM has compiled what is measured: messages come in a long-running service. */
    private static final int WARM_UP_MESSAGES = 20_000;

    /** The fastest of so many counts: what else runs on the machine is not what is measured. */
    private static final int RUNS = 5;

    /** A field with more values than this names messages, not parts of the file. */
    private static final int MAX_SLICES = 20;

    record Understood(Message message, Match match) {}

    static Measured of(LayeredMatcher matcher, List<Message> messages) {
        for (int index = 0; index < WARM_UP_MESSAGES; index++) {
            matcher.match(messages.get(index % messages.size()).text());
        }
        List<Understood> understood = new ArrayList<>(messages.size());
        long[] nanos = new long[messages.size()];
        for (int index = 0; index < nanos.length; index++) {
            Message message = messages.get(index);
            understood.add(new Understood(message, matcher.match(message.text())));
            nanos[index] = fastest(matcher, message);
        }
        Arrays.sort(nanos);
        return new Measured(understood, percentile(nanos, 0.50), percentile(nanos, 0.99));
    }

    private static long fastest(LayeredMatcher matcher, Message message) {
        long fastest = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long begun = System.nanoTime();
            matcher.match(message.text());
            fastest = Math.min(fastest, System.nanoTime() - begun);
        }
        return fastest;
    }

    Evaluation all() {
        return evaluation(messages);
    }

    /** By "field value", of each field that divides the file into a few parts. */
    Map<String, Evaluation> bySlice() {
        Map<String, Map<String, List<Understood>>> fields = new TreeMap<>();
        for (Understood understood : messages) {
            understood
                    .message()
                    .slices()
                    .forEach((field, value) -> fields.computeIfAbsent(field, _ -> new TreeMap<>())
                            .computeIfAbsent(value, _ -> new ArrayList<>())
                            .add(understood));
        }
        Map<String, Evaluation> evaluations = new TreeMap<>();
        fields.forEach((field, parts) -> {
            if (parts.size() <= MAX_SLICES) {
                parts.forEach((value, part) -> evaluations.put(field + " " + value, evaluation(part)));
            }
        });
        return evaluations;
    }

    private static Evaluation evaluation(Collection<Understood> messages) {
        return Evaluation.of(messages.stream()
                .map(understood -> new Labelled(
                        understood.message().label(), understood.match().label()))
                .toList());
    }

    private static double percentile(long[] sortedNanos, double share) {
        return sortedNanos[(int) Math.min(sortedNanos.length - 1, Math.round(share * sortedNanos.length))] / 1_000.0;
    }
}
