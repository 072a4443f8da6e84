package dev.quire.cli;

import dev.quire.cli.Measured.Understood;
import dev.quire.understanding.Evaluation;
import dev.quire.understanding.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what was measured, for people or for programs. */
final class EvaluationReport {
    private static final int WORST_CONFUSIONS = 8;
    private static final JsonMapper JSON = new JsonMapper();

    private EvaluationReport() {}

    /** One line: a JSON object of the overall figures. */
    static List<String> json(Measured measured) {
        Evaluation all = measured.all();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("messages", all.messages());
        figures.put("macroF1", all.macroF1());
        figures.put("accuracy", all.accuracy());
        figures.put("falseMatchRate", all.falseMatchRate());
        figures.put("perClass", all.perClass());
        figures.put("confusion", all.confusion());
        figures.put("microsP50", measured.microsP50());
        figures.put("microsP99", measured.microsP99());
        return List.of(JSON.writeValueAsString(figures));
    }

    /** One line for each message, in the file's order. */
    static List<String> predictions(Measured measured) {
        return measured.messages().stream().map(EvaluationReport::prediction).toList();
    }

    private static String prediction(Understood understood) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("label", understood.match().label());
        line.put("layer", Match.nameOf(understood.match().layer()));
        line.put("score", Math.round(understood.match().score() * 1_000) / 1_000.0);
        line.put("expected", understood.message().label());
        line.put("text", understood.message().text());
        return JSON.writeValueAsString(line);
    }

    static List<String> tables(Measured measured) {
        Evaluation all = measured.all();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d messages: macro-F1 %.3f, accuracy %.3f, false matches %.1f %%",
                all.messages(),
                all.macroF1(),
                all.accuracy(),
                100 * all.falseMatchRate()));
        lines.add(String.format(
                Locale.ROOT, "%.0f µs a message at p50, %.0f µs at p99", measured.microsP50(), measured.microsP99()));
        lines.add("");
        lines.add(
                String.format(Locale.ROOT, "%-14s %9s %9s %9s %9s", "CLASS", "PRECISION", "RECALL", "F1", "MESSAGES"));
        all.perClass()
                .forEach((label, score) -> lines.add(String.format(
                        Locale.ROOT,
                        "%-14s %9.3f %9.3f %9.3f %9d",
                        label,
                        score.precision(),
                        score.recall(),
                        score.f1(),
                        score.support())));
        addSlices(lines, measured.bySlice());
        addConfusion(lines, all);
        addLayers(lines, measured);
        return lines;
    }

    private static void addSlices(List<String> lines, Map<String, Evaluation> slices) {
        if (slices.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, "%-24s %9s %9s %14s %9s", "PART", "MACRO-F1", "ACCURACY", "FALSE MATCHES", "MESSAGES"));
        slices.forEach((slice, part) -> lines.add(String.format(
                Locale.ROOT,
                "%-24s %9.3f %9.3f %12.1f %% %9d",
                slice,
                part.macroF1(),
                part.accuracy(),
                100 * part.falseMatchRate(),
                part.messages())));
    }

    private static void addConfusion(List<String> lines, Evaluation all) {
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%-14s %s",
                "EXPECTED",
                all.perClass().keySet().stream()
                        .map(label -> String.format(Locale.ROOT, "%13s", label))
                        .collect(Collectors.joining())));
        for (String expected : all.perClass().keySet()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-14s %s",
                    expected,
                    all.perClass().keySet().stream()
                            .map(given -> String.format(Locale.ROOT, "%13d", all.count(expected, given)))
                            .collect(Collectors.joining())));
        }
        lines.add("");
        lines.add("Worst confusions");
        all.worstConfusions().stream()
                .limit(WORST_CONFUSIONS)
                .forEach(worst -> lines.add(String.format(
                        Locale.ROOT, "%5d  %s understood as %s", worst.messages(), worst.expected(), worst.given())));
    }

    private static void addLayers(List<String> lines, Measured measured) {
        Map<String, Integer> messages = new LinkedHashMap<>();
        Map<String, Integer> right = new LinkedHashMap<>();
        for (Understood understood : measured.messages()) {
            String layer = Match.nameOf(understood.match().layer());
            messages.merge(layer, 1, Integer::sum);
            boolean isRight =
                    understood.match().label().equals(understood.message().label());
            right.merge(layer, isRight ? 1 : 0, Integer::sum);
        }
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-14s %9s %9s", "LAYER", "MESSAGES", "RIGHT"));
        messages.forEach((layer, count) ->
                lines.add(String.format(Locale.ROOT, "%-14s %9d %9d", layer, count, right.getOrDefault(layer, 0))));
    }
}
